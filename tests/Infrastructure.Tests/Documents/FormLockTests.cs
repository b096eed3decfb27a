using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Commendation.Domain.Submissions;

namespace Commendation.Infrastructure.Tests.Documents;

/// <summary>
/// The format lock (不得改变格式): a form comes back as it was handed out but for what is filled in, whatever program saved it; every other change
/// is refused with the place at which it was made.
/// </summary>
public class FormLockTests
{
    private const string Document = "word/document.xml";
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Book = "xl/workbook.xml";

    private static readonly Dictionary<string, Func<byte[], byte[]>> WordChanges = new()
    {
        ["a label is changed"] = file => Doc(file, xml => xml.First(">民族<", ">族别<")),
        ["a label is emptied"] = file => Doc(file, xml => xml.First(">民族<", "><")),
        ["a label is lengthened"] = file => Doc(file, xml => xml.First(">性别<", ">性别（男/女）<")),
        ["the title is changed"] = file => Doc(file, xml => xml.First("先进个人推荐审批表", "先进个人申报表")),
        ["the campaign is changed"] = file => Doc(file, xml => xml.First("2018—2020年度", "2021年度")),
        ["the issuer is changed"] = file => Doc(file, xml => xml.First("青海省人民政府办公厅制", "某某局制")),
        ["a line of text is added"] = file => Doc(file, xml => xml.First("<w:sectPr", "<w:p><w:r><w:t>本表另有附页。</w:t></w:r></w:p><w:sectPr")),
        ["text is added at the beginning"] = file => Doc(file, xml => xml.First("<w:body>", "<w:body><w:p><w:r><w:t>内部资料</w:t></w:r></w:p>")),
        ["text is added beside a field"] = file => Doc(file, xml => xml.First("</w:sdt></w:p></w:tc>", "</w:sdt><w:r><w:t>（曾用名）</w:t></w:r></w:p></w:tc>")),
        ["a field's text is written outside its control"] = file => Doc(file, xml => xml.First(Control(xml, "sex"), "<w:r><w:t>男</w:t></w:r>")),
        ["a control is removed"] = file => Doc(file, xml => xml.First(Control(xml, "ethnicGroup"), string.Empty)),
        ["a control is removed from the deeds"] = file => Doc(file, xml => xml.First(Control(xml, "deeds"), "<w:r><w:t>事迹</w:t></w:r>")),
        ["a control is doubled"] = file => Doc(file, xml => xml.First(Control(xml, "sex"), Control(xml, "sex") + Control(xml, "sex"))),
        ["a control gets another tag"] = file => Doc(file, xml => xml.First("w:val=\"ethnicGroup\"", "w:val=\"sex\"")),
        ["two controls are swapped"] = file => Doc(file, xml => xml.First("w:val=\"sex\"", "w:val=\"_\"").First("w:val=\"ethnicGroup\"", "w:val=\"sex\"").First("w:val=\"_\"", "w:val=\"ethnicGroup\"")),
        ["a row is removed"] = file => Doc(file, xml => xml.First(xml.Around(">民族<", "w:tr"), string.Empty)),
        ["a row is added"] = file => Doc(file, xml => xml.First(xml.Around(">民族<", "w:tr"), xml.Around(">民族<", "w:tr") + xml.Around(">民族<", "w:tr"))),
        ["an empty row is added"] = file => Doc(file, xml => xml.First(xml.Around(">民族<", "w:tr"), xml.Around(">民族<", "w:tr") + "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"8958\" w:type=\"dxa\"/><w:gridSpan w:val=\"4\"/></w:tcPr><w:p/></w:tc></w:tr>")),
        ["the opinion of a body is removed"] = file => Doc(file, xml => xml.First(xml.Around("初审", "w:tr"), string.Empty)),
        ["a cell is removed"] = file => Doc(file, xml => xml.First(xml.Around(">性别<", "w:tc"), string.Empty)),
        ["a cell is added"] = file => Doc(file, xml => xml.First(xml.Around(">性别<", "w:tc"), xml.Around(">性别<", "w:tc") + "<w:tc><w:tcPr/><w:p/></w:tc>")),
        ["cells are merged"] = file => Doc(file, xml => xml.First("<w:gridSpan w:val=\"3\"", "<w:gridSpan w:val=\"2\"")),
        ["a merged cell is split"] = file => Doc(file, xml => xml.First("<w:vMerge w:val=\"restart\" />", string.Empty)),
        ["rows are swapped"] = file => Doc(file, xml => xml.First(xml.Around(">民族<", "w:tr"), "@1").First(xml.Around(">政治面貌<", "w:tr"), xml.Around(">民族<", "w:tr")).First("@1", xml.Around(">政治面貌<", "w:tr"))),
        ["a table is removed"] = file => Doc(file, xml => xml.First(xml.Around(">填报日期<", "w:tbl"), string.Empty)),
        ["a table is added"] = file => Doc(file, xml => xml.First("<w:sectPr", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/><w:sectPr")),
        ["the place for the seal is removed"] = file => Doc(file, xml => xml.First("（盖章）", string.Empty)),
        ["the page is turned"] = file => Doc(file, xml => xml.First("w:w=\"11906\" w:h=\"16838\"", "w:w=\"16838\" w:h=\"11906\"")),
        ["the paper is another"] = file => Doc(file, xml => xml.First("w:w=\"11906\" w:h=\"16838\"", "w:w=\"14570\" w:h=\"20636\"")),
        ["a picture is put in"] = file => Doc(file, xml => xml.First("<w:sectPr", "<w:p><w:r><w:pict/></w:r></w:p><w:sectPr")),
    };

    private static readonly Dictionary<string, Func<byte[], byte[]>> SheetChanges = new()
    {
        ["a heading is changed"] = file => Xls(file, xml => xml.First(">推荐单位<", ">单位<")),
        ["a heading is emptied"] = file => Xls(file, xml => xml.First(">备注<", "><")),
        ["the title is changed"] = file => Xls(file, xml => xml.First("初审推荐对象汇总表", "推荐表")),
        ["the line for seal and date is removed"] = file => Xls(file, xml => xml.First("填报单位（盖章）", string.Empty)),
        ["a column is added"] = file => Xls(file, xml => xml.First(xml.Around(">备注<", "x:c"), xml.Around(">备注<", "x:c") + "<x:c r=\"F4\" t=\"inlineStr\"><x:is><x:t>电话</x:t></x:is></x:c>")),
        ["a column without heading is added"] = file => Xls(file, xml => xml.First("</x:row></x:sheetData>", "<x:c r=\"G5\" t=\"inlineStr\"><x:is><x:t>13900000000</x:t></x:is></x:c></x:row></x:sheetData>")),
        ["a column is deleted"] = file => Xls(file, xml => xml.First(xml.Around(">奖项<", "x:c"), string.Empty)),
        ["two columns are swapped"] = file => Xls(file, xml => xml.First(">奖项<", ">@<").First(">推荐单位<", ">奖项<").First(">@<", ">推荐单位<")),
        ["a line is put above"] = file => Xls(file, xml => xml.First("<x:c r=\"A2\"", "<x:c r=\"B2\" t=\"inlineStr\"><x:is><x:t>附言</x:t></x:is></x:c><x:c r=\"A2\"")),
        ["the title's cells are parted"] = file => Xls(file, xml => xml.First("<x:mergeCell ref=\"A1:E1\" />", string.Empty)),
        ["a name is given to another column"] = file => file.Edit(Book, xml => xml.First("$C$5", "$F$5")),
        ["a name is removed"] = file => file.Edit(Book, xml => xml.First("name=\"field.award\"", "name=\"award\"")),
    };

    public static TheoryData<string> EveryWordChange => new(WordChanges.Keys);

    public static TheoryData<string> EverySheetChange => new(SheetChanges.Keys);

    [Theory]
    [MemberData(nameof(EveryWordChange))]
    public void A_changed_form_is_refused_with_the_place(string change) => Refused(WordChanges[change](IssuedForms.Issued("annex-4")), "附件4.docx");

    [Theory]
    [MemberData(nameof(EverySheetChange))]
    public void A_changed_table_is_refused_with_the_place(string change) => Refused(SheetChanges[change](IssuedForms.Issued("annex-5", rows: 2)), "附件5.xlsx");

    [Fact]
    public void At_least_forty_changes_are_tried() => (WordChanges.Count + SheetChanges.Count).Should().BeGreaterThanOrEqualTo(40);

    [Theory]
    [InlineData("annex-3", 1)]
    [InlineData("annex-4", 1)]
    [InlineData("annex-5", 1)]
    [InlineData("annex-5", 300)]
    public void A_form_reads_back_as_it_was_filled(string code, int rows) => IssuedForms.ReadsBack(IssuedForms.Issued(code, rows), code, rows);

    public static TheoryData<string> HabitsOfPrograms => new(Habits.Keys);

    // What Word and WPS write when they save a form that nobody changed.
    private static readonly Dictionary<string, Func<string, string>> Habits = new()
    {
        ["ids of revisions"] = xml => xml.Replace("<w:p>", "<w:p w:rsidR=\"00A12B3C\" w:rsidRDefault=\"00A12B3C\" w:rsidP=\"00D45E6F\">", StringComparison.Ordinal).Replace("<w:r>", "<w:r w:rsidRPr=\"00A12B3C\">", StringComparison.Ordinal),
        ["marks of the spelling check"] = xml => xml.First(">民族<", ">民<").First(">民</w:t></w:r>", ">民</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>族</w:t></w:r><w:proofErr w:type=\"spellEnd\"/>"),
        ["labels in several runs"] = xml => xml.First(">出生年月</w:t></w:r>", ">出</w:t></w:r><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t>生年</w:t></w:r><w:r><w:t>月</w:t></w:r>"),
        ["bookmarks"] = xml => xml.First("<w:body>", "<w:body><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>"),
        ["languages and hints"] = xml => xml.Replace("<w:rPr>", "<w:rPr><w:lang w:eastAsia=\"zh-CN\"/>", StringComparison.Ordinal),
        ["fonts of the theme"] = xml => xml.Replace("w:ascii=\"Times New Roman\"", "w:asciiTheme=\"minorHAnsi\"", StringComparison.Ordinal),
        ["page breaks where the page ended"] = xml => xml.First(">级别</w:t>", "><w:lastRenderedPageBreak/>级别</w:t>".Replace("><w:lastRenderedPageBreak/>", "></w:t><w:lastRenderedPageBreak/><w:t>", StringComparison.Ordinal)),
        ["widths of columns"] = xml => xml.Replace("w:w=\"2729\"", "w:w=\"2731\"", StringComparison.Ordinal),
        ["heights of rows"] = xml => xml.Replace("<w:trHeight w:val=\"680\"", "<w:trHeight w:val=\"737\"", StringComparison.Ordinal),
        ["a grid of the page"] = xml => xml.First("</w:sectPr>", "<w:cols w:space=\"425\"/><w:docGrid w:type=\"lines\" w:linePitch=\"312\"/></w:sectPr>"),
        ["permissions and comments' marks"] = xml => xml.First("<w:body>", "<w:body><w:permStart w:id=\"1\" w:edGrp=\"everyone\"/><w:permEnd w:id=\"1\"/>"),
        ["blanks between the letters of a label"] = xml => xml.First(">姓名<", ">姓　　名<"),
        ["empty paragraphs"] = xml => xml.First("<w:sectPr", "<w:p/><w:p/><w:sectPr"),
        ["a control around its paragraph"] = xml => Lifted(xml, "unit-opinion"),
        ["a smart tag"] = xml => xml.First("<w:r>", "<w:smartTag w:uri=\"urn:schemas-microsoft-com:office:smarttags\" w:element=\"place\"><w:r>").First("</w:r>", "</w:r></w:smartTag>"),
        ["a colour for a word"] = xml => xml.First("<w:rPr>", "<w:rPr><w:color w:val=\"000000\"/>"),
    };

    [Theory]
    [MemberData(nameof(HabitsOfPrograms))]
    public void What_word_and_wps_write_by_themselves_is_no_change(string habit) => IssuedForms.ReadsBack(Doc(IssuedForms.Issued("annex-4"), Habits[habit]), "annex-4");

    [LibreOfficeFact]
    public void A_form_that_libreoffice_saved_reads_back() => IssuedForms.ReadsBack(LibreOffice.Save(IssuedForms.Issued("annex-4"), "docx", "docx"), "annex-4");

    [LibreOfficeFact]
    public void A_form_of_a_collective_that_libreoffice_saved_reads_back() => IssuedForms.ReadsBack(LibreOffice.Save(IssuedForms.Issued("annex-3"), "docx", "docx"), "annex-3");

    [LibreOfficeFact]
    public void A_table_that_libreoffice_saved_reads_back() => IssuedForms.ReadsBack(LibreOffice.Save(IssuedForms.Issued("annex-5", rows: 12), "xlsx", "xlsx"), "annex-5", rows: 12);

    [LibreOfficeFact]
    public void A_plain_text_control_that_libreoffice_wrote_three_times_is_one_field()
    {
        var plain = Doc(IssuedForms.Issued("annex-4"), xml => xml.Replace("<w:richText />", "<w:text />", StringComparison.Ordinal));
        var saved = LibreOffice.Save(plain, "docx", "docx");

        IssuedForms.Read(saved, "form.docx").Value.Fields.Single(field => field.Code == "sex").Value.Should().Be("性别甲");
    }

    [Fact]
    public void Changes_that_nobody_accepted_are_refused() =>
        IssuedForms.Read(Doc(IssuedForms.Issued("annex-4"), xml => xml.First("<w:sectPr", "<w:p><w:ins w:id=\"9\" w:author=\"甲\"><w:r><w:t>补充</w:t></w:r></w:ins></w:p><w:sectPr")), "form.docx")
            .Violations.Should().ContainSingle().Which.Code.Should().Be("form-tracked");

    [Fact]
    public void A_field_that_stands_twice_says_the_same_twice()
    {
        var violation = IssuedForms.Read(Doc(IssuedForms.Issued("annex-4"), xml => xml.First("推荐单位甲", "推荐单位乙")), "form.docx").Violations.Should().ContainSingle().Subject;

        (violation.Code, violation.Fact, violation.Place).Should().Be(("form-differs", "organisation", "form.docx#organisation"));
    }

    [Theory]
    [InlineData("qinghai-petition-2018-2020/annex-4", "other-campaign/annex-4")]
    [InlineData("annex-4/", "annex-4/0000")]
    public void A_form_of_another_template_is_refused(string old, string mark) =>
        IssuedForms.Read(IssuedForms.Issued("annex-4").Edit("docProps/custom.xml", xml => xml.Replace(old, mark, StringComparison.Ordinal)), "form.docx")
            .Violations.Should().ContainSingle().Which.Code.Should().Be("form-template-other");

    [Fact]
    public void A_blank_template_that_somebody_filled_is_read_as_well()
    {
        var template = File.ReadAllBytes(Path.Combine(PolicyFiles.Qinghai.Folder, "forms", "annex-4.docx"));

        var read = IssuedForms.Read(template, "王一.docx").Value;

        (read.Material, read.NominationId).Should().Be(("annex-4", null));
        read.Fields.Should().OnlyContain(field => field.Value.Length == 0);
    }

    public static TheoryData<string> EveryBadFile => new(BadFiles.Keys);

    private static readonly Dictionary<string, (string Name, Func<byte[]> Content, string Code)> BadFiles = new()
    {
        ["nothing"] = ("form.docx", () => [], "file-empty"),
        ["a pdf by the name of a docx"] = ("form.docx", () => "%PDF-1.7\n"u8.ToArray(), "file-kind"),
        ["a text by the name of a docx"] = ("form.docx", () => "姓名,性别"u8.ToArray(), "file-kind"),
        ["an old document"] = ("form.docx", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]], "file-kind"),
        ["a protected document"] = ("form.docx", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "file-locked"),
        ["a workbook by the name of a document"] = ("form.docx", () => IssuedForms.Issued("annex-5"), "file-kind"),
        ["a document by the name of a workbook"] = ("form.xlsx", () => IssuedForms.Issued("annex-4"), "file-kind"),
        ["a picture"] = ("form.png", () => [0x89, 0x50, 0x4E, 0x47], "file-kind"),
        ["a document with macros by its name"] = ("form.docm", () => IssuedForms.Issued("annex-4"), "file-active"),
        ["a document with macros"] = ("form.docx", () => IssuedForms.Issued("annex-4").With("word/vbaProject.bin", "x"), "file-active"),
        ["a document of the type with macros"] = ("form.docx", () => IssuedForms.Issued("annex-4").Edit("[Content_Types].xml", xml => xml.Replace("wordprocessingml.document.main", "wordprocessingml.document.macroEnabled.main", StringComparison.Ordinal)), "file-active"),
        ["an embedded object"] = ("form.docx", () => IssuedForms.Issued("annex-4").With("word/embeddings/oleObject1.bin", "x"), "file-active"),
        ["a link to another file"] = ("form.docx", () => IssuedForms.Issued("annex-4").Edit("word/_rels/document.xml.rels", xml => xml.First("</Relationships>", "<Relationship Id=\"x1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"file:///c:/x.dotm\" TargetMode=\"External\"/></Relationships>")), "file-active"),
        ["half a file"] = ("form.docx", () => IssuedForms.Issued("annex-4")[..2000], "file-damaged"),
        ["a part that is no XML"] = ("form.docx", () => IssuedForms.Issued("annex-4").With(Document, "<w:document"), "file-damaged"),
        ["a document type"] = ("form.docx", () => IssuedForms.Issued("annex-4").Edit(Document, xml => "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + xml[xml.IndexOf("<w:document", StringComparison.Ordinal)..]), "file-damaged"),
        ["elements ten thousand deep"] = ("form.docx", () => IssuedForms.Issued("annex-4").Edit(Document, xml => xml.First("<w:sectPr", string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 10_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 10_000)) + "<w:sectPr")), "file-damaged"),
        ["a bomb"] = ("form.docx", () => Bomb(), "too-large"),
        ["two sheets"] = ("form.xlsx", () => TwoSheets(), "sheets-several"),
        ["an archive"] = ("form.docx", () => Archive(), "file-kind"),
    };

    [Theory]
    [MemberData(nameof(EveryBadFile))]
    public void What_is_no_form_is_refused_at_once(string bad)
    {
        var (name, content, code) = BadFiles[bad];
        var file = content();
        var (watch, before) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes(precise: true));

        var violation = IssuedForms.Read(file, name).Violations.Should().ContainSingle().Subject;

        (violation.Code, violation.Place).Should().Be((code, name));
        (GC.GetTotalAllocatedBytes(precise: true) - before).Should().BeLessThan(300L * 1024 * 1024);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20), "a file that is refused is not worked on; the machine may be busy");
    }

    private static void Refused(byte[] file, string name)
    {
        var violation = IssuedForms.Read(file, name).Violations.Should().ContainSingle().Subject;

        (violation.Code, violation.Clause).Should().Be(("form-altered", "5.3.c"));
        violation.Place.Should().StartWith($"{name}#").And.NotEndWith("#");
        violation.Required.Should().NotBe(violation.Actual);
    }

    private static byte[] Doc(byte[] file, Func<string, string> change) => file.Edit(Document, change);

    private static byte[] Xls(byte[] file, Func<string, string> change) => file.Edit(Sheet, change);

    private static string Control(string xml, string code) => xml.Around($"<w:tag w:val=\"{code}\"", "w:sdt");

    // Word makes a control that fills its paragraph one that holds the paragraph.
    private static string Lifted(string xml, string code)
    {
        var control = Control(xml, code);
        var run = control.Around("<w:t ", "w:r");
        var head = control[..control.IndexOf("<w:sdtContent>", StringComparison.Ordinal)];
        var paragraph = xml.Around($"<w:tag w:val=\"{code}\"", "w:p");
        return xml.First(paragraph, $"{head}<w:sdtContent><w:p>{run}</w:p></w:sdtContent></w:sdt>");
    }

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        stream.Write(IssuedForms.Issued("annex-4"));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/media/image1.png").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
            {
                entry.Write(zeros);
            }
        }

        return stream.ToArray();
    }

    private static byte[] TwoSheets() => IssuedForms.Issued("annex-5")
        .With("xl/worksheets/sheet2.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>")
        .Edit("[Content_Types].xml", xml => xml.First("</Types>", "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"))
        .Edit("xl/_rels/workbook.xml.rels", xml => xml.First("</Relationships>", "<Relationship Id=\"rTwo\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"))
        .Edit(Book, xml => xml.First("</x:sheets>", "<x:sheet name=\"二\" sheetId=\"2\" r:id=\"rTwo\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/></x:sheets>"));

    private static byte[] Archive()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("form.txt");
        }

        return stream.ToArray();
    }
}
