using Commendation.Infrastructure.Documents.Forms;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Documents;

/// <summary>Templates of forms: drawn up from the fields, held against them, and fit to be printed.</summary>
public class FormTemplateTests
{
    public static TheoryData<string> EveryCampaign => new(Directory.EnumerateDirectories(Path.Combine(Qinghai.Root, "campaigns")).Select(folder => Path.GetFileName(folder)!));

    [Theory]
    [MemberData(nameof(EveryCampaign))]
    public void A_campaign_s_forms_have_templates_that_fit(string campaign)
    {
        var folder = Path.Combine(Qinghai.Root, "campaigns", campaign);
        var files = CampaignFiles.Read(folder).Value;

        var policy = PolicyReader.Read(files).Value;

        files.Forms.Keys.Should().BeEquivalentTo(policy.Materials.Select(FormTemplate.FileName), "'commendation forms make' writes them");
        foreach (var material in policy.Materials)
        {
            FormTemplates.Of(policy, material, files.Forms[FormTemplate.FileName(material)]).Mark.Should().Be(FormTemplates.Of(policy, material, null).Mark, "the folder has the template that follows from its fields");
        }
    }

    [Fact]
    public void A_field_without_a_place_and_a_place_without_a_field_are_both_told()
    {
        var files = Qinghai.Files.Edit(CampaignFiles.CampaignName, "{ code: remarks, label: 备注 }", "{ code: remark, label: 备注 }");

        PolicyReader.Read(files).Violations.Select(violation => (violation.Code, violation.Place, violation.Fact ?? violation.Actual)).Should().BeEquivalentTo(
        [
            ("template-field-missing", "forms/annex-5.xlsx", "remark"),
            ("template-field-unknown", "forms/annex-5.xlsx", "remarks"),
        ]);
    }

    [Fact]
    public void The_template_of_another_award_is_told()
    {
        var forms = Qinghai.Files.Forms;
        var files = Qinghai.Files with { Forms = new Dictionary<string, string>(forms) { ["forms/annex-4.docx"] = forms["forms/annex-3.docx"] } };

        PolicyReader.Read(files).Violations.Should().Contain(violation => violation.Code == "template-other" && violation.Place == "forms/annex-4.docx" && violation.Actual == "advanced-collective");
    }

    [Theory]
    [InlineData("forms/annex-9.docx", "file-unknown")]
    [InlineData("forms/annex-4.xlsx", "file-unknown")]
    public void A_template_of_no_form_is_told(string name, string code)
    {
        var files = Qinghai.Files with { Forms = new Dictionary<string, string>(Qinghai.Files.Forms) { [name] = Qinghai.Files.Forms["forms/annex-4.docx"] } };

        PolicyReader.Read(files).Violations.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    [Fact]
    public void A_template_that_cannot_be_read_is_told()
    {
        var files = Qinghai.Files with { Forms = new Dictionary<string, string>(Qinghai.Files.Forms) { ["forms/annex-4.docx"] = Convert.ToBase64String("%PDF"u8) } };

        PolicyReader.Read(files).Violations.Should().ContainSingle().Which.Place.Should().Be("forms/annex-4.docx");
    }

    [Fact]
    public void Another_template_is_another_version_of_the_campaign() =>
        (Qinghai.Files with { Forms = new Dictionary<string, string>() }).Digest().Should().NotBe(Qinghai.Files.Digest());

    [LibreOfficeFact]
    public void A_filled_form_is_printed_without_an_empty_page_and_with_every_script()
    {
        var pdf = LibreOffice.Save(IssuedForms.Issued("annex-4"), "docx", "pdf");

        var ink = LibreOffice.Ink(pdf);
        ink.Should().HaveCountGreaterThanOrEqualTo(5, "cover, table, deeds over several pages, opinions").And.HaveCountLessThanOrEqualTo(9);
        ink.Should().OnlyContain(dark => dark > 0.002 && dark < 0.4, "no page is empty, none is black");
        LibreOffice.Text(pdf).Should().Contain("先进个人推荐审批表").And.Contain("1985.03").And.Contain("𠮷").And.Contain("第40年").And.Contain("བོད");
    }

    [LibreOfficeFact]
    public void A_table_is_printed_with_every_row()
    {
        var pdf = LibreOffice.Save(IssuedForms.Issued("annex-5", rows: 60), "xlsx", "pdf");

        LibreOffice.Ink(pdf).Should().OnlyContain(dark => dark > 0.002 && dark < 0.4).And.HaveCountGreaterThan(1);
        LibreOffice.Text(pdf).Should().Contain("初审推荐对象汇总表").And.Contain("60");
    }
}
