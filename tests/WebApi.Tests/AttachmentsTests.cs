using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Evidence is uploaded once, named by acts, and read by those who may read the act; nobody else, and never in passing.</summary>
public sealed class AttachmentsTests : IDisposable
{
    private static readonly string Clerk = Officers.Token(["recommending-unit"], "630102");
    private static readonly string Department = Officers.Token(["department-reviewer"], "63D02");

    private readonly Small _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_is_no_evidence_by_its_content_is_refused_and_nothing_of_it_is_stored()
    {
        var client = _host.Client();
        var before = _host.Stored();
        foreach (var (file, name, code) in new (byte[], string, string)[]
                 {
                     (Evidence.EncryptedPdf, "来函.pdf", "file-locked"),
                     (Evidence.ScriptedPdf, "来函.pdf", "file-active"),
                     (Evidence.MacroDocx, "来函.docx", "file-active"),
                     (Evidence.LinkedDocx, "来函.docx", "file-active"),
                     (Evidence.LockedDocx, "来函.docx", "file-locked"),
                     (Evidence.OldDoc, "来函.doc", "file-kind"),
                     (Evidence.ZipBomb, "来函.docx", "too-large"),
                     (Evidence.XmlBomb, "来函.docx", "file-damaged"),
                     (Evidence.Archive, "来函.docx", "file-kind"),
                     (Evidence.Png, "来函.pdf", "file-kind"),
                     (Evidence.Docx, "来函.xlsx", "file-kind"),
                     ([0x4D, 0x5A, .. new byte[200]], "来函.pdf", "file-kind"),
                     ("<html><script>alert(1)</script></html>"u8.ToArray(), "来函.pdf", "file-kind"),
                     (Evidence.Pdf()[..40], "来函.pdf", "file-damaged"),
                     (Evidence.Png[..40], "来函.png", "file-damaged"),
                     ([], "来函.pdf", "file-empty"),
                 })
        {
            (await client.Attach(file, Clerk, name)).Refused(422, code);
        }

        (await client.Attach(Evidence.Pdf(), Clerk, "函\u202Efdp.exe.pdf")).Refused(400, "unseen-character");
        _host.Stored().Should().Be(before);
    }

    [Fact]
    public async Task What_is_evidence_is_known_by_its_digest_and_the_same_file_is_kept_once()
    {
        foreach (var (file, name, type) in new[]
                 {
                     (Evidence.Pdf(), "来函.pdf", "application/pdf"), (Evidence.Png, "照片.PNG", "image/png"), (Evidence.Jpeg, "照片.jpeg", "image/jpeg"),
                     (Evidence.Docx, null, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                     (NomineeTables.Workbook(NomineeTables.Headings, Nominee.Person(5).Row()), "名册.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                 })
        {
            var uploaded = (await _host.Client().Attach(file, Clerk, name)).Accepted();
            (uploaded["reference"], uploaded["mediaType"], uploaded["attached"]).Should().Be((Evidence.Reference(file), type, "false"));
            (await _host.Client().Send("GET", $"{Campaign}/attachments/{Evidence.Reference(file)}", token: Clerk)).Accepted()["name"].Should().Be(name ?? "attachment.docx");
        }

        (await _host.Client().Attach(Evidence.Pdf(), Clerk, "另一名称.pdf")).Accepted()["name"].Should().Be("来函.pdf", "it is the same file");
        Rows("Attachments").Should().Be(5);
        (await _host.Client().Send("GET", $"{Campaign}/attachments/{Evidence.Reference(Evidence.Pdf())}", token: Department)).Refused(404, "not-found");
        _host.Stored().Should().NotContain("来函").And.NotContain(Convert.ToHexString(Evidence.Pdf().AsSpan(0, 16)), "it is sealed");
    }

    [Fact]
    public async Task Size_is_the_configuration_s_to_say_and_larger_than_other_bodies()
    {
        byte[] large = [.. Evidence.Pdf(), .. new byte[Small.LargestBytes - 400], .. "%%EOF"u8];
        large.Length.Should().BeGreaterThan(BodyBytes);

        (await _host.Client().Attach(large, Clerk)).Accepted()["size"].Should().Be($"{large.Length}");

        (await _host.Client().Attach([.. large, .. new byte[1000]], Clerk)).Status.Should().Be(413);
        (await _host.Client().Send("POST", $"{Campaign}/nominations", new string(' ', BodyBytes + 1), "630102")).Status.Should().Be(413, "other addresses take what they took");
    }

    [Fact]
    public async Task A_file_that_a_record_names_stands_in_its_line_and_is_shown_to_those_who_may_read_the_record()
    {
        var (file, other) = (Evidence.Pdf("考察材料"), Evidence.Pdf("来函"));
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        (await _host.Client().Attach(file, Clerk, "考察材料 王一.pdf")).Accepted();
        var record = new { code = "inspection-and-review", by = "考察组", favourable = true, evidence = new[] { "档案室12号柜", Evidence.Reference(file) }, on = "2021-07-09" };

        var filed = (await _host.Client().Send("POST", $"{Campaign}/nominations/{nomination}/records", Requests.Json(record), "630102")).Accepted();

        filed.Body["records"]![0]!["evidence"]!.AsArray().Select(reference => (string)reference!).Should().Equal("档案室12号柜", Evidence.Reference(file));
        var line = (await _host.Office("630102").Reads($"nominations/{nomination}/history")).Body.AsArray()[^1]!;
        ((string)line["act"]!, (string?)line["details"]!["attachments"]).Should().Be(("record", Evidence.Reference(file)));
        (await _host.Client().Send("GET", $"{Campaign}/attachments/{Evidence.Reference(file)}", token: Clerk)).Accepted()["attached"].Should().Be("true");

        var address = $"{Campaign}/nominations/{nomination}/attachments/{Evidence.Reference(file)}/disclosures";
        foreach (var (roles, organisation, status) in new (string[], string, int)[]
                 {
                     (["recommending-unit"], "630102", 200), (["regional-reviewer"], "630100", 200), (["organising-office"], "63LG", 200), (["organising-member"], "63LG", 200),
                     (["deciding-authority"], "63GOV", 200), (["auditor"], "", 200),
                     (["recommending-unit"], "63D02", 404), (["department-reviewer"], "63D02", 404), (["portal"], "", 403), (["administrator"], "", 403), (["tester"], "63LG", 404),
                 })
        {
            var shown = await _host.Client().Fetch("POST", address, "*/*", Officers.Token(roles, organisation));
            shown.Status.Should().Be(status, "{0} of {1}", roles[0], organisation);
            if (status == 200)
            {
                (shown.MediaType, shown.Content).Should().BeEquivalentTo(("application/pdf", file));
            }
        }

        var history = (await _host.Office("630102").Reads($"nominations/{nomination}/history")).Body.AsArray();
        history.Count(shown => (string?)shown!["act"] == "disclose" && (string?)shown["details"]!["what"] == Evidence.Reference(file)).Should().Be(6);
        (await _host.Client().Attach(other, Clerk)).Accepted();
        (await _host.Client().Fetch("POST", address.Replace(Evidence.Reference(file), Evidence.Reference(other), StringComparison.Ordinal), "*/*", Clerk)).Status.Should().Be(404, "no act of the nomination names it");
        await Holds();
    }

    [Fact]
    public async Task A_file_of_a_check_is_shown_to_reviewers_and_not_to_who_recommended()
    {
        var office = _host.Office("63D02");
        var nomination = await office.BringsToFirstReview(Nominee.Person(1));
        var file = Evidence.Pdf("档案审核表");
        (await _host.Client().Attach(file, Department)).Accepted();
        var received = new { documentNumber = "教人函〔2021〕7号", on = "2021-07-21", evidence = new[] { Evidence.Reference(file) } };
        (await _host.Client().Send("POST", $"{Campaign}/nominations/records", Requests.Json(new { records = new[] { new { nominations = new[] { nomination }, code = "personnel-file", by = "干部处", favourable = true, received } }, on = "2021-07-22" }), token: Department))
            .Accepted();
        (await _host.Client().Send("GET", $"{Campaign}/nominations/{nomination}", token: Department)).Accepted().Text.Should().Contain(Evidence.Reference(file));

        var address = $"{Campaign}/nominations/{nomination}/attachments/{Evidence.Reference(file)}/disclosures";
        (await _host.Client().Fetch("POST", address, "*/*", Department)).Status.Should().Be(200);
        (await _host.Client().Fetch("POST", address, "*/*", Officers.Token(["recommending-unit"], "63D02"))).Status.Should().Be(404, "what checks say is for reviewers");
    }

    [Fact]
    public async Task Nobody_names_a_file_that_another_organisation_uploaded_or_that_nobody_did()
    {
        var file = Evidence.Pdf("别人的材料");
        (await _host.Client().Attach(file, Department)).Accepted();
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        foreach (var reference in new[] { Evidence.Reference(file), Evidence.Reference(Evidence.Png), "sha256:0", Evidence.Reference(file).ToUpperInvariant() })
        {
            var record = new { code = "inspection-and-review", by = "考察组", favourable = true, evidence = new[] { "文件柜", reference }, on = "2021-07-09" };
            (await _host.Client().Send("POST", $"{Campaign}/nominations/{nomination}/records", Requests.Json(record), "630102")).Refused(422, "attachment-unknown")["place"]!.ToString().Should().Be("evidence[1]");
        }

        (await _host.Office("630102").Reads($"nominations/{nomination}")).Body["records"]!.AsArray().Should().BeEmpty();

        // A form that says that it came as a file brings nobody else's.
        var department = _host.Office("63D01");
        var submitted = await department.BringsToSubmission(Nominee.Person(2));
        var forms = await department.FillsForms(submitted);
        forms[0]!["attachment"] = Evidence.Reference(file);
        (await _host.Client().Send("POST", $"{Campaign}/submissions", Requests.Json(new { stage = "submission", nominations = new[] { submitted }, report = Office.Report, forms, on = "2021-07-26" }), "63D01"))
            .Refused(422, "attachment-unknown")["place"]!.ToString().Should().Be("forms[0].attachment");
        (await department.Reads("submissions?stage=submission")).Body["items"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Forms_that_were_handed_in_as_files_are_read_as_they_came()
    {
        var department = _host.Office("63D02");
        var nominations = new[] { await department.BringsToSubmission(Nominee.Unit(1)), await department.BringsToSubmission(Nominee.Person(2)) };
        var archive = (await _host.Client().Fetch("POST", $"{Campaign}/submissions/preview/disclosures", "application/zip", Department, Requests.Json(new { stage = "submission", nominations }))).Content;
        var files = FormsTests.Unpacked(archive).Select(file => file.Name.EndsWith(".docx", StringComparison.Ordinal) ? (file.Name, FormsTests.Written(file.Content)) : file).ToList();
        var scan = Evidence.Pdf("盖章的推荐工作报告");
        (await _host.Client().Attach(scan, Department)).Accepted();
        var body = Requests.Json(new { stage = "submission", nominations, report = Office.Report, evidence = new[] { Evidence.Reference(scan) }, on = "2021-07-26" });

        var submitted = (await _host.Client().Upload($"{Campaign}/submissions", Department, body, files)).Accepted();

        foreach (var (name, content) in files)
        {
            var form = submitted.Body["forms"]!.AsArray().Single(form => (string?)form!["file"] == name)!;
            form["attachment"]!.ToString().Should().Be(Evidence.Reference(content));
            (await Shown(Officers.Token(["organising-office"], "63LG"), content)).Content.Should().Equal(content);
        }

        (await Shown(Officers.Token(["organising-office"], "63LG"), scan)).Content.Should().Equal(scan);
        (await Shown(Officers.Token(["recommending-unit"], "63D01"), scan)).Status.Should().Be(404);
        (await Shown(Officers.Token(["portal"], ""), scan)).Status.Should().Be(403);
        await Holds();

        Task<(int Status, string? MediaType, byte[] Content)> Shown(string token, byte[] file) =>
            _host.Client().Fetch("POST", $"{Campaign}/submissions/{submitted.Id}/attachments/{Evidence.Reference(file)}/disclosures", "*/*", token);
    }

    [Fact]
    public async Task Evidence_of_an_objection_is_for_those_who_handle_or_review_it_and_an_objector_uploads_none()
    {
        var office = _host.Office("630102");
        var nomination = await office.BringsToPublicity(Nominee.Person(1));
        var notice = await office.PostsLocally(on: "2021-07-12", nomination);
        var file = Evidence.Jpeg;
        (await _host.Client().Attach(file, Clerk, "来信.jpg")).Accepted();
        (await office.Posts($"public-notices/{notice}/objections", new { nominationId = nomination, channel = "letter", signed = false, statement = "反映情况。", evidence = new[] { Evidence.Reference(file) }, arrivedOn = "2021-07-13", on = "2021-07-13" })).Accepted();

        var address = $"{Campaign}/public-notices/{notice}/attachments/{Evidence.Reference(file)}/disclosures";
        (await _host.Client().Fetch("POST", address, "*/*", Clerk)).Content.Should().Equal(file);
        (await _host.Client().Fetch("POST", address, "*/*", Officers.Token(["regional-reviewer"], "630100"))).Status.Should().Be(200);
        (await _host.Client().Fetch("POST", address, "*/*", Officers.Token(["recommending-unit"], "63D02"))).Status.Should().Be(404, "a notice is public, what is objected is not");

        (await _host.Client().Attach(file, string.Empty)).Status.Should().Be(401);
        (await _host.Client().Attach(file, Officers.Token(["portal"], ""))).Refused(403, "not-allowed");
        await Holds();
    }

    [Fact]
    public async Task The_sealed_decision_can_be_read_by_everybody_who_reads_decisions()
    {
        var department = _host.Office("63D01");
        var nomination = await department.BringsToSubmission(Nominee.Person(1));
        await department.Submits(on: "2021-07-26", await department.FillsForms(nomination), nomination);
        var office = _host.Office("63LG");
        await office.BringsToList(nomination);
        await office.DrawsUpList(on: "2021-08-10", nomination);
        var (scan, authority) = (Evidence.Pdf("盖章的决定"), Officers.Token(["deciding-authority"], "63GOV"));
        (await _host.Client().Attach(scan, authority, "青政〔2021〕40号.pdf")).Accepted();
        var decision = (await _host.Office("63GOV").Posts("decisions", new { documentNumber = "青政〔2021〕40号", evidence = new[] { Evidence.Reference(scan) }, on = "2021-08-26" })).Accepted();

        var read = await _host.Client().Fetch("GET", $"{Campaign}/decisions/{decision.Id}/attachments/{Evidence.Reference(scan)}", "*/*", Officers.Token(["portal"], ""));

        (read.Status, read.MediaType).Should().Be((200, "application/pdf"));
        read.Content.Should().Equal(scan);
        (await _host.Client().Fetch("GET", $"{Campaign}/decisions/{decision.Id}/attachments/{Evidence.Reference(Evidence.Png)}", "*/*", authority)).Status.Should().Be(404);
        await Holds();
    }

    [Fact]
    public async Task What_no_act_names_is_swept_and_what_one_names_stays()
    {
        var (named, orphan) = (Evidence.Pdf("考察材料"), Evidence.Pdf("没有引用"));
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        (await _host.Client().Attach(named, Clerk)).Accepted();
        (await _host.Client().Attach(orphan, Clerk)).Accepted();
        (await _host.Client().Send("POST", $"{Campaign}/nominations/{nomination}/records", Requests.Json(new { code = "inspection-and-review", by = "考察组", favourable = true, evidence = new[] { Evidence.Reference(named) }, on = "2021-07-09" }), "630102")).Accepted();
        using (var connection = new SqliteConnection(_host.ConnectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE \"Attachments\" SET \"StoredAt\" = '2021-11-20 00:00:00.000'";
            command.ExecuteNonQuery().Should().Be(2);
        }

        (await _host.Client().Attach(Evidence.Png, Clerk)).Accepted();

        (await _host.Client().Send("GET", $"{Campaign}/attachments/{Evidence.Reference(orphan)}", token: Clerk)).Refused(404, "not-found");
        (await _host.Client().Fetch("POST", $"{Campaign}/nominations/{nomination}/attachments/{Evidence.Reference(named)}/disclosures", "*/*", Clerk)).Content.Should().Equal(named);
        (Rows("Attachments"), Rows("AttachmentPieces")).Should().Be((2, 2));
    }

    [Fact]
    public async Task An_organisation_does_not_fill_the_store_with_what_it_never_names()
    {
        for (var n = 0; n < 3; n++)
        {
            (await _host.Client().Attach([.. Evidence.Pdf($"{n}"), .. new byte[200_000], .. "%%EOF"u8], Clerk)).Accepted();
        }

        (await _host.Client().Attach(Evidence.Png, Clerk)).Refused(422, "attachments-unused");
        (await _host.Client().Attach(Evidence.Png, Department)).Accepted();
    }

    [Fact]
    public async Task In_a_folder_files_are_sealed_read_back_and_deleted_as_in_the_database()
    {
        using var host = new InFolder();
        byte[] file = [.. Evidence.Pdf("考察材料"), .. new byte[2_500_000], .. "%%EOF"u8];
        var nomination = await host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        (await host.Client().Attach(file, Clerk)).Accepted();
        (await host.Client().Attach(Evidence.Png, Clerk)).Accepted();
        await host.Office("630102").Posts($"nominations/{nomination}/records", new { code = "inspection-and-review", by = "考察组", favourable = true, evidence = new[] { Evidence.Reference(file) }, on = "2021-07-09" });

        var sealedFile = new DirectoryInfo(host.Folder).GetFiles().Single(found => found.Length > 2_000_000);
        var content = await File.ReadAllBytesAsync(sealedFile.FullName);
        content.AsSpan().IndexOf("%PDF"u8).Should().Be(-1);
        var address = $"{Campaign}/nominations/{nomination}/attachments/{Evidence.Reference(file)}/disclosures";
        (await host.Client().Fetch("POST", address, "*/*", Clerk)).Content.AsSpan().SequenceEqual(file).Should().BeTrue();

        // The second piece in the place of the first: it opens in its own only.
        var second = 4 + BitConverter.ToInt32(content, 0);
        await File.WriteAllBytesAsync(sealedFile.FullName, [.. content[second..], .. content[..second]]);
        var tampered = await host.Client().Fetch("POST", address, "*/*", Clerk);
        (tampered.Status, tampered.MediaType).Should().Be((500, "application/problem+json"), "what was tampered with is not shown");
        new DirectoryInfo(host.Folder).GetFiles().Should().HaveCount(2);
    }

    [Fact]
    public async Task Nobody_but_the_server_may_read_the_files_of_a_folder()
    {
        using var host = new InFolder();
        (await host.Client().Attach(Evidence.Pdf(), Clerk)).Accepted();

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(host.Folder).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            new DirectoryInfo(host.Folder).GetFiles().Should().ContainSingle().Which.UnixFileMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private long Rows(string table)
    {
        using var connection = new SqliteConnection(_host.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
        return (long)command.ExecuteScalar()!;
    }

    private async Task Holds() => (await _host.Client().Send("GET", $"{Campaign}/journal/verification")).Accepted()["holds"].Should().Be("true");

    private sealed class InFolder : ApiHost
    {
        public string Folder => Path.Combine(OwnCampaigns, "..", "evidence");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Attachments:Folder", Folder);
        }
    }

    private sealed class Small : ApiHost
    {
        public const int LargestBytes = 400 * 1024;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Attachments:LargestBytes", $"{LargestBytes}");
            builder.UseSetting("Attachments:UnusedBytes", "600000");
        }
    }
}
