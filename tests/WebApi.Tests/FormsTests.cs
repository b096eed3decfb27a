using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Forms are what was verified: whoever hands in something else is told every difference.</summary>
public sealed class FormsTests : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_form_that_says_something_else_than_was_verified_is_refused_with_every_difference()
    {
        var department = _host.Office("63D02");
        var nominations = new[] { await department.BringsToSubmission(Nominee.Person(1)), await department.BringsToSubmission(Nominee.Person(2)) };
        var forms = await department.FillsForms(nominations);
        Write(forms[0]!, "name", "冒名者");
        Write(forms[0]!, "rank", "厅局级副职");
        Write(forms[1]!, "unit-opinion", " ");
        var table = forms[2]!["fields"]!.AsArray();
        while (table.Count > 5)
        {
            table.RemoveAt(5);
        }

        forms.Add(forms[1]!.DeepClone());
        var refused = await Submit(department, forms, nominations);

        refused.Status.Should().Be(422);
        refused.Violations.Select(violation => ((string)violation["code"]!, (string?)violation["fact"])).Should().BeEquivalentTo(
        [
            ("form-differs", "name"), ("form-differs", "rank"), ("form-incomplete", "unit-opinion"), ("form-rows", null), ("form-twice", null), ("form-incomplete", "unit-opinion"),
        ]);
        refused.Violations.First(violation => (string?)violation["fact"] == "name")["place"]!.ToString().Should().Be($"forms/annex-4/{nominations[0]}/fields[0]");
        (await department.Reads("submissions?stage=submission")).Body["items"]!.AsArray().Should().BeEmpty();

        await department.Submits(on: "2021-07-26", await department.FillsForms(nominations), nominations);
    }

    [Fact]
    public async Task The_forms_of_a_batch_are_looked_at_hidden_and_shown_with_a_line_for_each_nominee()
    {
        var department = _host.Office("63D02");
        var nominations = new[] { await department.BringsToSubmission(Nominee.Unit(1)), await department.BringsToSubmission(Nominee.Person(2)) };

        var preview = (await department.Reads($"submissions/preview?stage=submission&nominations={string.Join(',', nominations)}")).Body.AsArray();

        preview.Select(form => (string)form!["material"]!).Should().Equal("annex-3", "annex-4", "annex-5");
        Value(preview[0]!, "identifier").Should().Be("***");
        preview[2]!["fields"]!.AsArray().Select(field => (string)field!["value"]!).Where((_, i) => i % 5 == 0).Should().Equal("1", "2");
        (await department.Reads($"nominations/{nominations[0]}/history")).Body.AsArray().Should().NotContain(line => (string?)line!["act"] == "disclose");

        var shown = (await department.Posts("submissions/preview/disclosures", new { stage = "submission", nominations })).Body.AsArray();

        Value(shown[0]!, "identifier").Should().NotBe("***");
        foreach (var nomination in nominations)
        {
            (await department.Reads($"nominations/{nomination}/history")).Body.AsArray().Count(line => (string?)line!["act"] == "disclose").Should().Be(1);
        }
    }

    [Fact]
    public async Task A_batch_goes_by_files_only_out_filled_by_hand_and_in_again()
    {
        var department = _host.Office("63D02");
        var (client, reviewer) = (_host.Client(), Officers.Token(["department-reviewer"], "63D02"));
        var nominations = new[] { await department.BringsToSubmission(Nominee.Unit(1)), await department.BringsToSubmission(Nominee.Person(2)), await department.BringsToSubmission(Nominee.Person(3)) };
        var batch = Requests.Json(new { stage = "submission", nominations });

        var (status, type, archive) = await client.Fetch("POST", $"{Campaign}/submissions/preview/disclosures", "application/zip", reviewer, batch);
        (status, type).Should().Be((200, "application/zip"));
        var files = Unpacked(archive);
        files.Select(file => Path.GetExtension(file.Name)).Should().Equal(".docx", ".docx", ".docx", ".xlsx");

        // As they come out they are not filled by hand: every empty box is told, of every file.
        var body = Requests.Json(new { stage = "submission", nominations, report = Office.Report, on = "2021-07-26" });
        var empty = await client.Upload($"{Campaign}/submissions", reviewer, body, files);
        empty.Status.Should().Be(422, empty.Text);
        empty.Violations.Select(violation => (string?)violation["code"]).Distinct().Should().Equal("form-incomplete");
        empty.Violations.Should().HaveCount(9).And.OnlyContain(violation => files.Any(file => ((string)violation["place"]!).StartsWith(file.Name, StringComparison.Ordinal)));

        var filled = files.Select(file => file.Name.EndsWith(".docx", StringComparison.Ordinal) ? (file.Name, Written(file.Content)) : file).ToList();
        var swapped = filled.Select((file, i) => i == 1 ? (file.Name, Changed(file.Item2, "word/document.xml", Nominee.Person(2).Name, "冒名者")) : file).ToList();
        var refused = await client.Upload($"{Campaign}/submissions", reviewer, body, swapped);
        refused.Refused(422, "form-differs")["place"]!.ToString().Should().StartWith(filled[1].Name);

        var altered = filled.Select((file, i) => i == 2 ? (file.Name, Changed(file.Item2, "word/document.xml", ">民族<", ">族别<")) : file).ToList();
        (await client.Upload($"{Campaign}/submissions", reviewer, body, altered)).Refused(422, "form-altered")["clause"]!.ToString().Should().Be("5.3.c");
        (await department.Reads("submissions?stage=submission")).Body["items"]!.AsArray().Should().BeEmpty("nothing of a refused batch is stored");

        var accepted = await client.Upload($"{Campaign}/submissions", reviewer, body, filled);
        accepted.Status.Should().Be(201, accepted.Text);
        accepted.Body["forms"]!.AsArray().Select(form => (string?)form!["file"]).Should().BeEquivalentTo(files.Select(file => file.Name));
        (await department.Reads($"nominations/{nominations[1]}"))["state"].Should().Be("second-review");
        Value(accepted.Body["forms"]![1]!, "deeds").Should().Be("长期在接访一线，\n化解多起信访积案。");
    }

    [Theory]
    [InlineData("annex-4", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 200)]
    [InlineData("annex-5", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 200)]
    [InlineData("annex-5", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 406)]
    [InlineData("annex-4", "application/json", 200)]
    [InlineData("annex-4", "*/*", 200)]
    [InlineData("annex-4", "text/html;q=0.9, application/json;q=0.5", 200)]
    [InlineData("annex-4", "image/png", 406)]
    public async Task A_form_is_answered_in_the_format_that_the_caller_accepts(string material, string accept, int status)
    {
        var nomination = await _host.Office("63D02").BringsToSubmission(Nominee.Person(1));

        var answered = await _host.Client().Fetch("GET", $"{Campaign}/nominations/{nomination}/forms/{material}", accept, Officers.Auditor);

        answered.Status.Should().Be(status);
        answered.MediaType.Should().Be(status == 406 ? "application/problem+json" : accept.StartsWith("application/vnd", StringComparison.Ordinal) ? accept : "application/json");
        if (accept.EndsWith(".document", StringComparison.Ordinal) && status == 200)
        {
            answered.Content[..2].Should().Equal("PK"u8.ToArray());
        }
    }

    [Fact]
    public async Task A_pdf_is_made_where_libreoffice_is_installed_and_otherwise_refused_with_the_reason()
    {
        var nomination = await _host.Office("63D02").BringsToSubmission(Nominee.Person(1));

        var (status, type, content) = await _host.Client().Fetch("GET", $"{Campaign}/nominations/{nomination}/forms/annex-4", "application/pdf", Officers.Auditor);

        if (Environment.GetEnvironmentVariable("COMMENDATION_REQUIRE_LIBREOFFICE") == "1" || status == 200)
        {
            (status, type).Should().Be((200, "application/pdf"));
            content[..5].Should().Equal("%PDF-"u8.ToArray());
        }
        else
        {
            (status, type).Should().Be((406, "application/problem+json"));
            System.Text.Encoding.UTF8.GetString(content).Should().Contain("pdf-unavailable");
        }
    }

    [Fact]
    public async Task The_empty_form_is_downloaded_and_an_unknown_one_is_missing()
    {
        var (status, type, content) = await _host.Client().Fetch("GET", $"{Campaign}/forms/annex-4", "*/*", Officers.Auditor);

        (status, type).Should().Be((200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        content.Should().Equal(await File.ReadAllBytesAsync(Path.Combine(Repository.Qinghai, "forms", "annex-4.docx")));
        (await _host.Client().Fetch("GET", $"{Campaign}/forms/annex-9", "*/*", Officers.Auditor)).Status.Should().Be(404);
    }

    [Fact]
    public async Task The_decision_is_a_document_with_number_date_and_everybody_who_is_honoured()
    {
        await _host.Honours(("63D02", Nominee.Person(1)), ("63D02", Nominee.Unit(2)));
        var decision = (await _host.Office("63GOV").Reads(Campaign))["decisionId"];

        var (status, type, content) = await _host.Client().Fetch("GET", $"{Campaign}/decisions/{decision}", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Officers.Auditor);

        (status, type).Should().Be((200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        using var archive = new ZipArchive(new MemoryStream(content));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        var text = await reader.ReadToEndAsync();
        text.Should().Contain(Nominee.Person(1).Name).And.Contain(Nominee.Unit(2).Name).And.Contain("表彰名单").And.Contain("先进集体").And.Contain("附件");
        text.Should().Contain((await _host.Office("63GOV").Reads($"decisions/{decision}"))["documentNumber"]);
    }

    [Theory]
    [InlineData(null, "member-missing")]
    [InlineData("{\"stage\":", "json-invalid")]
    [InlineData("{\"stage\":\"submission\"}", "member-missing")]
    public async Task A_body_of_parts_that_cannot_be_read_is_told_as_any_other(string? body, string code) =>
        (await _host.Client().Upload($"{Campaign}/submissions", Officers.Token(["department-reviewer"], "63D02"), body, ("form.docx", [1]))).Refused(400, code);

    [Fact]
    public async Task A_file_that_is_no_form_is_refused_and_nothing_is_stored()
    {
        var nomination = await _host.Office("63D02").BringsToSubmission(Nominee.Person(1));
        var body = Requests.Json(new { stage = "submission", nominations = new[] { nomination }, report = Office.Report, on = "2021-07-26" });

        var answer = await _host.Client().Upload($"{Campaign}/submissions", Officers.Token(["department-reviewer"], "63D02"), body, ("审批表.docx", "%PDF-1.7"u8.ToArray()), ("审批表.docm", [1, 2, 3]));

        answer.Violations.Select(violation => ((string)violation["code"]!, (string)violation["place"]!)).Should().Equal(("file-kind", "审批表.docx"), ("file-active", "审批表.docm"));
        (await _host.Office("63D02").Reads("submissions?stage=submission")).Body["items"]!.AsArray().Should().BeEmpty();
    }

    internal static List<(string Name, byte[] Content)> Unpacked(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return [.. zip.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    // As a person does in a word processor: types into the empty controls and saves.
    internal static byte[] Written(byte[] form)
    {
        using var stream = new MemoryStream();
        stream.Write(form);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("word/document.xml")!;
            XDocument document;
            using (var written = entry.Open())
            {
                document = XDocument.Load(written);
            }

            XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
            foreach (var control in document.Descendants(w + "sdt"))
            {
                var code = (string)control.Element(w + "sdtPr")!.Element(w + "tag")!.Attribute(w + "val")!;
                var text = control.Descendants(w + "t").First();
                if (code == "deeds")
                {
                    text.Value = "长期在接访一线，";
                    text.AddAfterSelf(new XElement(w + "br"), new XElement(w + "t", "化解多起信访积案。"));
                }
                else if (code is "unit-opinion" or "first-review-opinion")
                {
                    text.Value = "同意推荐。";
                }
            }

            entry.Delete();
            using var saved = archive.CreateEntry("word/document.xml").Open();
            document.Save(saved);
        }

        return stream.ToArray();
    }

    private static byte[] Changed(byte[] form, string part, string old, string @new)
    {
        using var stream = new MemoryStream();
        stream.Write(form);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            text.Should().Contain(old);
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(text.Replace(old, @new, StringComparison.Ordinal));
        }

        return stream.ToArray();
    }

    private static async Task<Answer> Submit(Office office, JsonArray forms, Guid[] nominations) =>
        await office.Sends("POST", $"{Campaign}/submissions", new { stage = "submission", nominations, report = Office.Report, forms, on = "2021-07-26" });

    private static string Value(JsonNode form, string code) => (string)form["fields"]!.AsArray().Single(field => (string?)field!["code"] == code)!["value"]!;

    private static void Write(JsonNode form, string code, string value) => form["fields"]!.AsArray().Single(field => (string?)field!["code"] == code)!["value"] = value;
}
