using System.Globalization;

namespace Commendation.WebApi.Tests.House;

/// <summary>A campaign under way, with a nomination at every place where a refusal can be met. Refusals store nothing, so all tests share it.</summary>
public sealed class Midway : ApiHost, IAsyncLifetime
{
    /// <summary>Just nominated by 630102: facts, no records. Version 1.</summary>
    public Guid Fresh { get; private set; }

    /// <summary>The nominee of <see cref="Fresh"/>.</summary>
    public Nominee FreshNominee { get; } = Nominee.Person(1);

    /// <summary>Of 630102, every record of the recommendation filed, but of a rank that may not be honoured.</summary>
    public Guid TooHigh { get; private set; }

    /// <summary>Of 630102, in the local publicity and not posted yet.</summary>
    public Guid Recommended { get; private set; }

    /// <summary>Of 630102, posted on 12 July 2021.</summary>
    public Guid Posted { get; private set; }

    /// <summary>The notice of <see cref="Posted"/>.</summary>
    public Guid Notice { get; private set; }

    /// <summary>Of 630102, posted, an objection under examination since 14 July 2021.</summary>
    public Guid Suspended { get; private set; }

    /// <summary>The notice of <see cref="Suspended"/>.</summary>
    public Guid SuspendedNotice { get; private set; }

    /// <summary>Of 630102, to be handed in by 26 July 2021.</summary>
    public Guid ToHandIn { get; private set; }

    /// <summary>Of 630102, at Xining for the first review, all records filed.</summary>
    public Guid InReview { get; private set; }

    /// <summary>The same, but the check of the personnel file is unfavourable.</summary>
    public Guid FileUnfavourable { get; private set; }

    /// <summary>Second collective of 63D02 at the first review; the only place is taken.</summary>
    public Guid WithoutPlace { get; private set; }

    /// <summary>Of 63D01, to be submitted to the leading group.</summary>
    public Guid ToSubmit { get; private set; }

    /// <summary>Three of 63D03 and 63D04 at the proposed list; the first is a deputy county/division head.</summary>
    public IReadOnlyList<Guid> ToList { get; private set; } = [];

    /// <summary>Of 63D11, ended because the department was disqualified.</summary>
    public Guid OfDisqualified { get; private set; }

    public async Task InitializeAsync()
    {
        var (chengdong, xining, leadingGroup) = (Office("630102"), Office("630100"), Office("63LG"));
        Fresh = await chengdong.Nominates(FreshNominee, on: "2021-07-09");

        TooHigh = await chengdong.Nominates(Nominee.Person(2, rank: "bureau-deputy"), on: "2021-07-09");
        await chengdong.FilesEverything(on: "2021-07-09", TooHigh);

        Recommended = await chengdong.BringsToPublicity(Nominee.Person(3));
        Posted = await chengdong.BringsToPublicity(Nominee.Person(4));
        Notice = await chengdong.PostsLocally(on: "2021-07-12", Posted);
        Suspended = await chengdong.BringsToPublicity(Nominee.Person(5));
        SuspendedNotice = await chengdong.PostsLocally(on: "2021-07-12", Suspended);
        await chengdong.TakesInObjection(SuspendedNotice, against: Suspended, "反映其工作年限不实。", arrivedOn: "2021-07-14");

        ToHandIn = await chengdong.BringsToHandIn(Nominee.Person(6));
        InReview = await chengdong.BringsToFirstReview(Nominee.Person(7));
        FileUnfavourable = await chengdong.BringsToFirstReview(Nominee.Person(8));
        await xining.FilesEverything(on: "2021-07-22", InReview, FileUnfavourable);
        await xining.Files(FileUnfavourable, "personnel-file", "区委组织部", on: "2021-07-22", favourable: false, remarks: "档案年龄记载不一致。", reason: "复核档案。");

        var education = Office("63D02");
        var placed = await education.BringsToFirstReview(Nominee.Unit(1));
        WithoutPlace = await education.BringsToFirstReview(Nominee.Unit(2));
        await education.FilesEverything(on: "2021-07-22", placed, WithoutPlace);
        await education.Does("pass", on: "2021-07-23", placed);

        ToSubmit = await Office("63D01").BringsToSubmission(Nominee.Person(9));

        var (police, civilAffairs) = (Office("63D03"), Office("63D04"));
        ToList =
        [
            await police.BringsToSubmission(Nominee.Person(10, rank: "county-division-deputy")),
            await police.BringsToSubmission(Nominee.Person(11)),
            await civilAffairs.BringsToSubmission(Nominee.Person(12)),
        ];
        await police.Submits(on: "2021-07-26", await police.FillsForms(ToList[0], ToList[1]), ToList[0], ToList[1]);
        await civilAffairs.Submits(on: "2021-07-26", await civilAffairs.FillsForms(ToList[2]), ToList[2]);
        await leadingGroup.BringsToList([.. ToList]);

        OfDisqualified = await Office("63D11").Nominates(Nominee.Person(13), on: "2021-07-09");
        await leadingGroup.LaysSanction("disqualify-organisation", "63D11", "未按规定程序推荐。", "青评组〔2021〕2号", on: "2021-07-16");
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
}

/// <summary>Several steps at once, on the days on which they took place in 2021.</summary>
internal static class Journeys
{
    public static async Task<Guid> BringsToPublicity(this Office office, Nominee nominee)
    {
        var nomination = await office.Nominates(nominee, on: "2021-07-09");
        await office.FilesEverything(on: "2021-07-09", nomination);
        await office.Does("recommend", on: "2021-07-09", nomination);
        return nomination;
    }

    public static async Task<Guid> BringsToHandIn(this Office office, Nominee nominee)
    {
        var nomination = await office.BringsToPublicity(nominee);
        await office.Closes(await office.PostsLocally(on: "2021-07-12", nomination), on: "2021-07-20");
        return nomination;
    }

    public static async Task<Guid> BringsToFirstReview(this Office office, Nominee nominee)
    {
        var nomination = await office.BringsToHandIn(nominee);
        await office.HandsIn(on: "2021-07-21", nomination);
        return nomination;
    }

    /// <summary>For a department, which reviews its own nominees.</summary>
    public static async Task<Guid> BringsToSubmission(this Office department, Nominee nominee)
    {
        var nomination = await department.BringsToFirstReview(nominee);
        await department.FilesEverything(on: "2021-07-22", nomination);
        await department.Does("pass", on: "2021-07-23", nomination);
        return nomination;
    }

    /// <summary>Of the leading group: second review and province publicity of submitted nominations.</summary>
    public static async Task BringsToList(this Office leadingGroup, params Guid[] nominations)
    {
        await leadingGroup.FilesEverything(on: "2021-07-28", nominations);
        await leadingGroup.Does("pass", on: "2021-07-28", nominations);
        await leadingGroup.Closes(await leadingGroup.PostsAllOverTheProvince(on: "2021-07-29", nominations), on: "2021-08-06");
    }

    /// <summary>From nothing to honours, for departments with their nominees.</summary>
    public static async Task<IReadOnlyList<Guid>> Honours(this ApiHost host, params (string Department, Nominee Nominee)[] nominees)
    {
        var nominations = new List<Guid>();
        foreach (var (code, nominee) in nominees)
        {
            var department = host.Office(code);
            var nomination = await department.BringsToSubmission(nominee);
            await department.Submits(on: "2021-07-26", await department.FillsForms(nomination), nomination);
            nominations.Add(nomination);
        }

        await host.Office("63LG").BringsToList([.. nominations]);
        await host.Office("63LG").DrawsUpList(on: "2021-08-09", [.. nominations]);
        await host.Office("63GOV").Decides("青政〔2021〕40号", on: "2021-08-26");
        return [.. (await host.Office("63GOV").Reads("honours")).Body["items"]!.AsArray().Select(honour => honour!["id"]!.GetValue<Guid>())];
    }

    public static string Text(this int number) => number.ToString(CultureInfo.InvariantCulture);
}
