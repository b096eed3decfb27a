using System.CommandLine;
using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Application.Verification;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Cli.Commands;

/// <summary>The command <c>explain</c>: what the rules say about one nominee, why, and what would have to be different.</summary>
internal static class Explain
{
    private static readonly Dictionary<Standing, Text> Standings = new()
    {
        [Standing.Eligible] = new("符合", "eligible"),
        [Standing.Undetermined] = new("待定", "undetermined"),
        [Standing.NeedsWaiver] = new("须豁免", "needs a waiver"),
        [Standing.Ineligible] = new("不符合", "not eligible"),
    };

    private static readonly Dictionary<RuleOutcome, char> Signs = new()
    {
        [RuleOutcome.Met] = '✓',
        [RuleOutcome.Excepted] = '✓',
        [RuleOutcome.NotApplicable] = '–',
        [RuleOutcome.Undetermined] = '?',
        [RuleOutcome.NotMet] = '✗',
    };

    public static Command Command()
    {
        var folder = new Argument<string>("campaign") { Description = "Folder of the campaign." };
        var file = new Argument<string>("facts") { Description = "JSON file with one object: facts by code." };
        var award = new Option<string?>("--award") { Description = "Code of the award; every award whose facts these are when left out." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("explain", "Explains a verdict rule by rule. Exit 0 eligible, 1 not or not yet, 2 unusable input.") { folder, file, award, json };
        command.SetAction(result =>
        {
            var (console, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var facts = Facts(result.GetRequiredValue(file));
            var explained = CampaignFiles.Read(result.GetRequiredValue(folder)).Then(files => PolicyReader.Read(files))
                .Then(policy => facts.Then(known => Of(policy, result.GetValue(award), known)));
            if (!explained.Accepted)
            {
                return Printed.Refuse(error, explained.Violations);
            }

            if (result.GetValue(json))
            {
                console.WriteLine(JsonSerializer.Serialize(explained.Value, Json.Indented));
            }
            else
            {
                explained.Value.ToList().ForEach(view => Write(view, console));
            }

            return explained.Value.Any(view => view.Standing == Standing.Eligible) ? Exit.Success : Exit.Findings;
        });
        return command;
    }

    // Without an award those are explained that all of the facts are declared for; a misspelt fact leaves none, and is told for the first.
    private static Outcome<IReadOnlyList<ExplanationView>> Of(CampaignPolicy policy, string? code, WrittenFacts facts)
    {
        if (code is not null && policy.FindAward(code) is null)
        {
            return Violation.Unknown(ViolationCode.AwardUnknown, code, policy.Awards.Select(award => award.Code)) with { Place = "--award" };
        }

        bool Concerns(Award award) => facts.Known.Keys.All(fact => policy.Facts.Find(fact)?.For is not { } kind || kind == award.Kind);
        var awards = policy.Awards.Where(award => code is null ? Concerns(award) : award.Code == code).ToList();
        var views = (awards.Count > 0 ? awards : [.. policy.Awards.Take(1)]).Select(award => Explanations.Explain(policy, award, facts)).ToList();
        return views.Find(view => !view.Accepted) is { } refused
            ? Outcome.Refused(refused.Violations)
            : Outcome<IReadOnlyList<ExplanationView>>.Of([.. views.Select(view => view.Value)]);
    }

    private static Outcome<WrittenFacts> Facts(string file)
    {
        var text = TextFile.Read(file, CampaignFiles.LargestFile);
        if (!text.Accepted)
        {
            return Outcome.Refused([.. text.Violations.Select(violation => violation with { Place = file })]);
        }

        try
        {
            var written = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text.Value.TrimStart('\uFEFF'), Json.Indented);
            return WrittenFacts.Of(written);
        }
        catch (JsonException fault)
        {
            return new Violation(ViolationCode.JsonInvalid, new Text($"不是一个由事实代码和值组成的JSON对象：{fault.Message}", $"This is no JSON object of facts by code: {fault.Message}")) { Place = file };
        }
    }

    private static void Write(ExplanationView view, TextWriter output)
    {
        output.WriteLine($"{view.Title.Zh} / {view.Title.En}: {Standings[view.Standing]}");
        foreach (var rule in view.Rules)
        {
            output.WriteLine($"  {Signs[rule.Outcome]} {rule.Clause} {rule.Rule}");
            output.WriteLine($"      {rule.Message.Zh}");
            output.WriteLine($"      {rule.Message.En}");
            if (rule.ChangeMessage is { } change)
            {
                output.WriteLine($"      → {change.Zh}");
                output.WriteLine($"        {change.En}");
            }
        }

        foreach (var clause in view.NotCarried)
        {
            output.WriteLine($"  ○ {clause.Clause} 未落实 / not carried");
            output.WriteLine($"      {clause.Summary.Zh}：{clause.Reason.Zh}");
            output.WriteLine($"      {clause.Summary.En}: {clause.Reason.En}");
        }
    }
}
