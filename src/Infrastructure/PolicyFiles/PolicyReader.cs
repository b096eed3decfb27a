using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Makes a policy from the text of a campaign's files.</summary>
public static class PolicyReader
{
    /// <summary>The policy, or every fault with file, line and column. Nothing in the files makes it throw.</summary>
    /// <param name="files">The text.</param>
    /// <param name="readings">Readings to use in place of the defaults, by setting.</param>
    public static Outcome<CampaignPolicy> Read(CampaignFiles files, IReadOnlyDictionary<string, string>? readings = null) =>
        ParsedFiles.Of(files).Then(parsed => parsed.Policy(readings));

    /// <summary>The policy with everything that a verification needs, or every fault.</summary>
    /// <param name="files">The text.</param>
    /// <param name="scenarios">The text of each scenario file by name.</param>
    /// <param name="calendar">Working days.</param>
    public static Outcome<VerifiablePolicy> Verifiable(CampaignFiles files, IReadOnlyDictionary<string, string> scenarios, WorkingCalendar calendar) =>
        Verifiable(files, scenarios, Task.FromResult(calendar));

    /// <inheritdoc cref="Verifiable(CampaignFiles, IReadOnlyDictionary{string, string}, WorkingCalendar)"/>
    public static Outcome<VerifiablePolicy> Verifiable(CampaignFiles files, IReadOnlyDictionary<string, string> scenarios, Task<WorkingCalendar> calendar)
    {
        // What needs no policy is read while the policy is.
        var trees = Task.Run(() => ScenarioFiles.Parse(scenarios));
        return ParsedFiles.Of(files).Then(parsed => parsed.Policy().Then(policy => ScenarioFiles.Read(policy, trees.Result).Select(examples =>
        {
            var subject = new Subject(policy, calendar.Result, parsed.Under()) { Scenarios = examples };
            var places = parsed.Places();
            return new VerifiablePolicy(
                subject with { Mutants = PlantedFaults.Of(parsed, subject) },
                place => place.StartsWith(ScenarioFiles.Folder, StringComparison.Ordinal) ? place : places.Place(place));
        })));
    }

    /// <summary>The policy that a campaign file says, before anything of the other files is put to it.</summary>
    internal static CampaignPolicy Policy(Node campaign, IReadOnlyList<Organisation> directory, SubQuotas subQuotas) => Campaign(directory, subQuotas).Read(campaign);

    /// <summary>What campaign.yaml looks like.</summary>
    internal static Shape Shape => Campaign([], SubQuotas.None).Shape;

    /// <summary>A policy of which nothing is known.</summary>
    internal static CampaignPolicy Nothing => Campaign([], SubQuotas.None).StandIn;

    private static Reader<CampaignPolicy> Campaign(IReadOnlyList<Organisation> directory, SubQuotas subQuotas) => Expect.Mapping(f => Policy(f, directory, subQuotas));

    private static CampaignPolicy Policy(Fields f, IReadOnlyList<Organisation> directory, SubQuotas subQuotas)
    {
        f.Later(DeclaredReadings.Key, DeclaredReadings.Shape);
        var facts = FactGrammar.Read(f);
        var condition = new ConditionGrammar(facts).Condition;
        var organisations = new OrganisationGrammar(directory);
        var grammar = new AwardGrammar(condition, facts.Known, organisations.Code, organisations.Tier, subQuotas);
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
            Series = f.Optional("series", Expect.Mapping(s => new Series(s.Required("code", Expect.Name), s.Required("round", Expect.Whole)))),
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
            Limits = Claimed(f.Optional("limits", grammar.Limits, []), subQuotas),
            ProcedureClause = procedure.Clause,
            Stages = procedure.Stages,
            Events = f.Optional("events", ProcedureGrammar.Events, []),
            Holidays = f.Optional("holidays", ProcedureGrammar.Holidays(organisations.Code), []),
            Materials = f.Optional("materials", MaterialGrammar.Materials(awards, facts), []),
            Sanctions = f.Optional("sanctions", MaterialGrammar.Sanctions, []),
            CheckDigits = f.Optional("checkDigits", Expect.OneOf<CheckDigitPolicy>(), CheckDigitPolicy.Warn),
            Retention = f.Optional("retention", Expect.Mapping(r => new Retention(r.Required("years", Expect.Whole), r.Optional("clause", Expect.Name)))),
            WaivedBy = f.Required("waivedBy", Expect.Name),
        };
    }

    private static IReadOnlyList<CompositionLimit> Claimed(IReadOnlyList<CompositionLimit> limits, SubQuotas subQuotas)
    {
        subQuotas.Check(limits);
        return limits;
    }
}
