using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.Cheats;

/// <summary>Cheats about who a nominee is and what is true of him: each is refused, or stands where everybody can see it.</summary>
public sealed class PeopleCheatsTests : IClassFixture<ApiHost>
{
    private static readonly string[] Evidence = ["证明第8号"];

    private readonly ApiHost _host;

    public PeopleCheatsTests(ApiHost host) => _host = host;

    [Fact]
    public async Task Correcting_the_identifier_to_somebody_who_is_nominated_already()
    {
        var office = _host.Office("630102");
        var other = Nominee.Person(312);
        await office.Nominates(other, on: "2021-07-09");
        var nomination = await office.Nominates(Nominee.Person(302), on: "2021-07-09");
        var before = _host.Stored();

        (await Corrects(office, nomination, new { identifier = other.Identifier, reason = "录入错误。", evidence = Evidence, on = "2021-07-10" })).Refused(409, "already-exists");

        _host.Stored().Should().Be(before);
    }

    [Fact]
    public async Task Coming_back_under_another_number_after_an_upheld_objection_and_correcting_it_later()
    {
        var office = _host.Office("630102");
        var fallen = Nominee.Person(310);
        var first = await office.BringsToPublicity(fallen);
        var notice = await office.PostsLocally(on: "2021-07-12", first);
        var objection = await office.TakesInObjection(notice, first, "反映情况。", arrivedOn: "2021-07-13");
        await _host.Office("630100").Upholds(notice, objection, "属实。", on: "2021-07-14");
        var second = await office.Nominates(Nominee.Person(311), on: "2021-07-15");

        (await Corrects(office, second, new { identifier = fallen.Identifier, reason = "录入错误。", evidence = Evidence, on = "2021-07-15" })).Refused(422, "barred-by-objection");
    }

    [Fact]
    public async Task Becoming_eligible_by_a_correction_that_the_public_never_saw()
    {
        var (unit, reviewer) = (_host.Office("630102"), _host.Office("630100"));
        var nomination = await unit.BringsToFirstReview(Nominee.Person(303));
        await reviewer.FilesEverything(on: "2021-07-22", nomination);

        // First the truth, by which the nominee may not be honoured; then what is wanted.
        (await Corrects(reviewer, nomination, Rank("bureau-deputy"))).Accepted()["state"].Should().Be("first-review");
        (await reviewer.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/pass", new { on = "2021-07-22" })).Status.Should().Be(422);
        var eligible = (await Corrects(reviewer, nomination, Rank("section-head"))).Accepted();

        (eligible["state"], eligible["corrections[1].reopened"]).Should().Be(("local-publicity", "local-publicity"));
        eligible.Body["publications"]!.AsArray().Should().BeEmpty("it is posted anew");

        static object Rank(string rank) => new { facts = new { leadingPost = rank, grade = rank }, reason = "任免文件。", evidence = Evidence, on = "2021-07-22" };
    }

    [Fact]
    public async Task Becoming_eligible_by_reporting_a_change_instead_of_a_correction()
    {
        var (unit, reviewer) = (_host.Office("630102"), _host.Office("630100"));
        var nomination = await unit.BringsToFirstReview(Nominee.Person(304));
        (await Reports(unit, nomination, "promotion", "bureau-deputy")).Accepted();

        (await Reports(unit, nomination, "transfer", "section-head")).Accepted()["state"].Should().Be("local-publicity");

        static object Body(string kind, string rank) => new { kind, happenedOn = "2021-07-20", facts = new { leadingPost = rank, grade = rank }, reason = "任免文件。", evidence = Evidence, on = "2021-07-22" };
        static Task<Answer> Reports(Office office, Guid nomination, string kind, string rank) => office.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/report-change", Body(kind, rank));
    }

    [Fact]
    public async Task Correcting_what_another_office_holds()
    {
        var (unit, reviewer, unrelated) = (_host.Office("630102"), _host.Office("630100"), _host.Office("63D02"));
        var held = await unit.Nominates(Nominee.Person(305), on: "2021-07-09");
        var inReview = await unit.BringsToFirstReview(Nominee.Person(306));
        var body = new { name = "另一人", reason = "录入错误。", evidence = Evidence, on = "2021-07-22" };

        (await Corrects(reviewer, held, body)).Refused(422, "not-acting-body")["required"]!.ToString().Should().Be("630102");
        (await Corrects(unit, inReview, body)).Refused(422, "not-acting-body")["required"]!.ToString().Should().Be("630100");
        (await Corrects(unrelated, held, body)).Status.Should().Be(404);
    }

    [Fact]
    public async Task Reporting_a_change_about_a_rival()
    {
        var nomination = await _host.Office("630102").BringsToHandIn(Nominee.Person(307));
        var body = new { kind = "left", happenedOn = "2021-07-20", reason = "已离职。", evidence = Evidence, on = "2021-07-21" };

        (await _host.Office("63D02").Sends("POST", $"{Campaign}/nominations/{nomination}/acts/report-change", body)).Status.Should().Be(404);
        (await _host.Office("63LG").Sends("POST", $"{Campaign}/nominations/{nomination}/acts/report-change", body)).Refused(422, "not-acting-body");
    }

    [Fact]
    public async Task Passing_over_a_change_that_nobody_decided()
    {
        var (unit, reviewer) = (_host.Office("630102"), _host.Office("630100"));
        var nomination = await unit.BringsToFirstReview(Nominee.Person(308));
        await reviewer.FilesEverything(on: "2021-07-22", nomination);
        (await unit.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/report-change", new { kind = "left", happenedOn = "2021-07-20", reason = "已离职。", evidence = Evidence, on = "2021-07-22" })).Accepted();

        (await reviewer.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/pass", new { on = "2021-07-22" })).Refused(422, "change-undecided")["clause"]!.ToString().Should().Be("4.2.a");
    }

    [Fact]
    public async Task Deciding_on_ones_own_report_before_any_review()
    {
        var unit = _host.Office("63D02");
        var nomination = await unit.BringsToPublicity(Nominee.Person(309));
        (await unit.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/report-change", new { kind = "left", happenedOn = "2021-07-08", reason = "已离职。", evidence = Evidence, on = "2021-07-09" })).Accepted();

        (await unit.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/keep", new { reason = "不影响。", on = "2021-07-09" })).Refused(422, "change-for-reviewer");
    }

    private static Task<Answer> Corrects(Office office, Guid nomination, object body) =>
        office.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/correct", body);
}
