using Commendation.Application.Verification;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Makes policies ready to be verified, from files that came with a request or from those that the server keeps.</summary>
internal sealed class VerifiablePolicies(CampaignLibrary library, IPolicyParser parser, IConfiguration configuration) : IVerifiablePolicies
{
    public Outcome<VerifiablePolicy> Of(string code, IReadOnlyDictionary<string, string> files)
    {
        var findings = new Findings();
        foreach (var name in CampaignFiles.Names.Where(name => !files.ContainsKey(name)))
        {
            findings.Add(name, ViolationCode.FileMissing, $"缺少文件“{name}”，请补充。", $"The file '{name}' is missing; add it.");
        }

        var scenarios = files.Where(file => ScenarioFiles.IsName(file.Key)).ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        foreach (var name in files.Keys.Where(name => !CampaignFiles.Names.Contains(name) && !CampaignFiles.IsForm(name) && !scenarios.ContainsKey(name)))
        {
            var hint = Nearest.Hint(name, CampaignFiles.Names);
            findings.Add(name, ViolationCode.FileUnknown, $"活动文件夹中没有“{name}”这样的文件。{hint.Zh}", $"A campaign folder has no file '{name}'.{hint.En} Scenarios lie in {ScenarioFiles.Folder}/*.yaml.");
        }

        return findings.Count > 0
            ? Outcome.Refused(findings.All)
            : PolicyReader.Verifiable(CampaignFiles.Of(code, files), scenarios, parser.Calendar);
    }

    public async Task<Outcome<VerifiablePolicy>> Kept(string code, string version, CancellationToken ct)
    {
        var source = await library.Source(code, version, ct);
        var scenarios = ScenarioFiles.Find(Path.Combine(configuration["Campaigns:Folder"] ?? "campaigns", code));
        return PolicyReader.Verifiable(CampaignFiles.Of(code, source.Files), scenarios, parser.Calendar);
    }
}
