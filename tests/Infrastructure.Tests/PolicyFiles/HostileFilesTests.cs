using System.Text;
using System.Text.RegularExpressions;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Tests;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

public sealed class HostileFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_folder_is_named() =>
        CampaignFolder.Load(Path.Combine(_folder, "nowhere")).Violations.Single().Code.Should().Be("folder-missing");

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    public void A_folder_that_cannot_exist_is_missing(string folder) =>
        CampaignFolder.Load(folder).Violations.Single().Code.Should().Be("folder-missing");

    [Fact]
    public void Every_missing_file_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, CampaignFiles.ClausesName), Qinghai.Files.Clauses);

        var violations = CampaignFolder.Load(_folder).Violations;

        violations.Should().OnlyContain(violation => violation.Code == "file-missing");
        violations.Select(violation => violation.Place).Should().Equal(CampaignFiles.CampaignName, CampaignFiles.OrganisationsName, CampaignFiles.QuotasName);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        Write(Qinghai.Files);
        File.WriteAllBytes(Path.Combine(_folder, CampaignFiles.QuotasName), [0xC3, 0x28]);

        CampaignFolder.Load(_folder).Violations.Should().ContainSingle(violation => violation.Code == "not-utf8" && violation.Place == CampaignFiles.QuotasName);
    }

    [Fact]
    public void A_file_above_the_limit_is_refused_on_disk_and_in_memory()
    {
        var files = Qinghai.Files with { Quotas = new string('#', CampaignFiles.LargestFile + 1) };
        Write(files);

        CampaignFolder.Load(_folder).Violations.Single().Code.Should().Be("too-large");
        PolicyReader.Read(files).Violations.Single().Code.Should().Be("too-large");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Nesting_without_end_is_refused_quickly(string opening)
    {
        var files = Qinghai.Files with { Campaign = string.Concat(Enumerable.Repeat(opening, 200_000)) };

        PolicyReader.Read(files).Violations.Should().Contain(violation => violation.Code == "too-deep");
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("# only a remark\n", "file-empty")]
    [InlineData("just words\n", "wrong-type")]
    [InlineData("[1, 2]\n", "wrong-type")]
    public void A_file_of_another_shape_is_refused(string campaign, string code) =>
        PolicyReader.Read(Qinghai.Files with { Campaign = campaign }).Violations.Should().Contain(violation => violation.Code == code);

    [Fact]
    public void Figures_of_the_quota_table_without_end_are_refused_as_what_they_are()
    {
        var files = CampaignFiles.Read(Path.Combine(Qinghai.Root, "campaigns", "civic-courage-2025")).Value;
        var endless = files with { Quotas = Regex.Replace(files.Quotas, "^(CC[A-Z]+,[a-z]+),.*$", "$1,2147483647,2147483647", RegexOptions.Multiline) };

        PolicyReader.Read(endless).Violations.Select(violation => violation.Code).Should().Contain(["quota-sum", "sub-quota-other-award"]);
    }

    [Fact]
    public void Whatever_is_cut_swapped_or_thrown_in_loading_never_throws() => Seed.Try(random =>
    {
        var refused = 0;
        const int rounds = 600;
        for (var round = 0; round < rounds; round++)
        {
            var files = Qinghai.Files;
            for (var edit = random.Next(1, 3); edit > 0; edit--)
            {
                var name = CampaignFiles.Names[random.Next(CampaignFiles.Names.Count)];
                files = files.With(name, Damage.To(files.Text(name), random));
            }

            refused += PolicyReader.Read(files).Accepted ? 0 : 1;
        }

        refused.Should().BeGreaterThan(rounds / 2, "mutations must do damage for this to prove anything");
    });

    [Fact]
    public void Random_bytes_in_a_file_never_throw() => Seed.Try(random =>
    {
        for (var round = 0; round < 100; round++)
        {
            Write(Qinghai.Files);
            var file = Path.Combine(_folder, CampaignFiles.Names[random.Next(CampaignFiles.Names.Count)]);
            var bytes = File.ReadAllBytes(file);
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(file, bytes);

            CampaignFolder.Load(_folder).Violations.Should().NotContain(violation => violation.Place == null);
        }
    });

    private void Write(CampaignFiles files)
    {
        foreach (var (name, text) in files.All)
        {
            var file = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, CampaignFiles.IsForm(name) ? Convert.FromBase64String(text) : new UTF8Encoding(false).GetBytes(text));
        }
    }
}
