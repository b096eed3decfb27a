using System.Collections.ObjectModel;
using System.Text;
using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Makes a policy from the text of a campaign's files.</summary>
public static class PolicyReader
{
    /// <summary>The policy, or every fault with file, line and column. Nothing in the files makes it throw.</summary>
    /// <param name="files">The text.</param>
    /// <param name="readings">Readings to use in place of the defaults, by setting.</param>
    public static Outcome<CampaignPolicy> Read(CampaignFiles files, IReadOnlyDictionary<string, string>? readings = null) =>
        Located(files, readings).Select(read => read.Policy);

    /// <summary>The policy of a campaign file in which something was changed after it was parsed.</summary>
    internal static Outcome<CampaignPolicy> Faulty(CampaignFiles files, IReadOnlyDictionary<string, string>? readings, Func<Node, Node> change) =>
        Located(files, readings, change).Select(read => read.Policy);

    /// <summary>The policy with everything that a verification needs, or every fault.</summary>
    /// <param name="files">The text.</param>
    /// <param name="scenarios">The text of each scenario file by name.</param>
    /// <param name="calendar">Working days.</param>
    public static Outcome<VerifiablePolicy> Verifiable(CampaignFiles files, IReadOnlyDictionary<string, string> scenarios, WorkingCalendar calendar) =>
        Located(files, null).Then(read => ScenarioFiles.Read(read.Policy, scenarios).Select(examples =>
        {
            var subject = new Subject(read.Policy, calendar, readings => Read(files, readings).Value) { Scenarios = examples };
            return new VerifiablePolicy(
                subject with { Mutants = PlantedFaults.Of(files, subject) },
                place => place.StartsWith(ScenarioFiles.Folder, StringComparison.Ordinal) ? place : read.Places.Place(place));
        }));

    private static Outcome<(CampaignPolicy Policy, PlaceIndex Places)> Located(
        CampaignFiles files, IReadOnlyDictionary<string, string>? readings, Func<Node, Node>? change = null)
    {
        var findings = new Findings();
        foreach (var (name, text) in files.All.Where(file => Encoding.UTF8.GetByteCount(file.Value) > CampaignFiles.LargestFile))
        {
            CampaignFiles.TooLarge(name, findings);
        }

        if (findings.Count > 0)
        {
            return Outcome.Refused(findings.All);
        }

        var campaign = Yaml(CampaignFiles.CampaignName, files.Campaign, findings);
        var clauses = Yaml(CampaignFiles.ClausesName, files.Clauses, findings);
        var organisations = Csv(CampaignFiles.OrganisationsName, "organisations", files.Organisations, OrganisationGrammar.OrganisationColumns, findings);
        var quotas = Csv(CampaignFiles.QuotasName, "quotas", files.Quotas, OrganisationGrammar.QuotaColumns, findings);

        campaign = change?.Invoke(campaign) ?? campaign;
        var declared = DeclaredReadings.From(campaign, readings ?? ReadOnlyDictionary<string, string>.Empty, findings);
        campaign = campaign is Mapping mapping ? declared.Apply(mapping) : campaign;
        var ledger = ClauseGrammar.Ledger.Read(clauses);
        var directory = OrganisationGrammar.Organisations.Read(organisations);
        var rows = OrganisationGrammar.Quotas.Read(quotas);
        var policy = Campaign(directory).Read(campaign) with
        {
            Code = files.Slug,
            Version = files.Digest() + declared.Deviations,
            Clauses = ledger,
            Quotas = rows,
            Interpretations = declared.Interpretations,
        };
        if (findings.Count > 0)
        {
            return Outcome.Refused(findings.All);
        }

        var places = new PlaceIndex(campaign, clauses, organisations, quotas);
        var misfits = PolicyChecks.Findings(policy).Select(finding => finding with { Place = places.Place(finding.Place ?? string.Empty) }).ToList();
        return misfits.Count > 0 ? Outcome.Refused(misfits) : (policy, places);
    }

    /// <summary>What campaign.yaml looks like.</summary>
    internal static Shape Shape => Campaign([]).Shape;

    /// <summary>A policy of which nothing is known.</summary>
    internal static CampaignPolicy Nothing => Campaign([]).StandIn;

    private static Reader<CampaignPolicy> Campaign(IReadOnlyList<Organisation> directory) => Expect.Mapping(f => Policy(f, directory));

    private static CampaignPolicy Policy(Fields f, IReadOnlyList<Organisation> directory)
    {
        f.Later(DeclaredReadings.Key, DeclaredReadings.Shape);
        var facts = FactGrammar.Read(f);
        var condition = new ConditionGrammar(facts).Condition;
        var organisations = new OrganisationGrammar(directory);
        var grammar = new AwardGrammar(condition, facts.Known, organisations.Code, organisations.Tier);
        var awards = f.Required("awards", grammar.Awards);
        var quotas = f.Required("quotas", Expect.Mapping(q => (Clause: q.Required("clause", Expect.Name), Unused: q.Optional("unusedPlaces", Expect.Name), Surplus: q.Optional("surplus", AwardGrammar.Surplus), Reserves: q.Optional("reserves", AwardGrammar.Reserves))));
        var procedure = f.Required("procedure", Expect.Mapping(p => (
            Clause: p.Required("clause", Expect.Name),
            Stages: p.Required("stages", new ProcedureGrammar(organisations.Tier, condition).Stages))));
        return new CampaignPolicy
        {
            Code = string.Empty,
            Version = string.Empty,
            Clauses = [],
            Quotas = [],
            Title = f.Required("title", Expect.Label),
            Issuer = f.Required("issuer", Expect.Label),
            DocumentNumber = f.Required("documentNumber", Expect.Words),
            IssuedOn = f.Required("issuedOn", Expect.Day),
            Facts = facts.Catalogue,
            Organisations = new OrganisationDirectory(directory),
            Roles = f.Required("roles", organisations.Roles),
            Awards = awards,
            QuotaClause = quotas.Clause,
            UnusedPlacesClause = quotas.Unused,
            Surplus = quotas.Surplus,
            Reserves = quotas.Reserves,
            Posthumous = f.Optional("posthumous", grammar.Posthumous),
            Channels = f.Optional("channels", AwardGrammar.Channels, []),
            Limits = f.Optional("limits", grammar.Limits, []),
            ProcedureClause = procedure.Clause,
            Stages = procedure.Stages,
            Events = f.Optional("events", ProcedureGrammar.Events, []),
            Holidays = f.Optional("holidays", ProcedureGrammar.Holidays(organisations.Code), []),
            Materials = f.Optional("materials", MaterialGrammar.Materials(awards, facts), []),
            Sanctions = f.Optional("sanctions", MaterialGrammar.Sanctions, []),
            CheckDigits = f.Optional("checkDigits", Expect.OneOf<CheckDigitPolicy>(), CheckDigitPolicy.Warn),
            WaivedBy = f.Required("waivedBy", Expect.Name),
        };
    }

    private static Node Yaml(string name, string text, Findings findings) =>
        Parsed(name, string.Empty, text, findings, plain => YamlTree.Parse(name, plain, findings));

    private static Node Csv(string name, string path, string text, IReadOnlyList<string> columns, Findings findings) =>
        Parsed(name, path, text, findings, plain => CsvTable.Parse(name, path, plain, columns, findings));

    private static Node Parsed(string name, string path, string text, Findings findings, Func<string, Node?> parse)
    {
        var plain = CampaignFiles.Normalised(text);
        return (PlainText.Check(name, plain, findings) ? parse(plain) : null) ?? new Unreadable(path, new Position(name, 1, 1), findings);
    }
}
