using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Text;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>
/// The files of a campaign once they are parsed. The policy is read from them as often as it is asked for under other readings or with a
/// planted fault; a verification does that some hundred times, from several threads, which take turns.
/// </summary>
internal sealed class ParsedFiles
{
    private readonly CampaignFiles _files;
    private readonly Findings _findings;
    private readonly Node _campaign;
    private readonly Node _clauses;
    private readonly Node _organisations;
    private readonly Node _quotas;
    private readonly int _faults;
    private readonly string _digest;
    private readonly IReadOnlyList<Clause> _ledger;
    private readonly IReadOnlyList<Organisation> _directory;
    private readonly IReadOnlyList<QuotaRow> _rows;
    private readonly SubQuotas _subQuotas;
    private readonly Lock _turn = new();

    private ParsedFiles(CampaignFiles files, Findings findings)
    {
        (_files, _findings, _digest) = (files, findings, files.Digest());
        _campaign = Yaml(CampaignFiles.CampaignName, files.Campaign);
        _clauses = Yaml(CampaignFiles.ClausesName, files.Clauses);
        _organisations = Csv(CampaignFiles.OrganisationsName, "organisations", files.Organisations, OrganisationLanguage.OrganisationColumns, more: false);
        _quotas = Csv(CampaignFiles.QuotasName, "quotas", files.Quotas, OrganisationLanguage.QuotaColumns, more: true);
        _ledger = ClauseLanguage.Ledger.Read(_clauses);
        _directory = OrganisationLanguage.Organisations.Read(_organisations);
        var table = OrganisationLanguage.Quotas.Read(_quotas);
        _rows = [.. table.Select(entry => entry.Row)];
        _subQuotas = SubQuotas.Of(table);
        _faults = findings.Count;
    }

    /// <summary>The campaign file as it is written.</summary>
    public Node Campaign => _campaign;

    /// <summary>The text of the campaign file.</summary>
    public string Text => _files.Campaign;

    /// <summary>Parses the files; refuses only what is too large to be looked at, every other fault is told with those of the policy.</summary>
    public static Outcome<ParsedFiles> Of(CampaignFiles files)
    {
        var findings = new Findings();
        foreach (var (name, text) in files.All.Where(file => Encoding.UTF8.GetByteCount(file.Value) > CampaignFiles.LargestFile))
        {
            CampaignFiles.TooLarge(name, findings);
        }

        return findings.Count > 0 ? Outcome.Refused(findings.All) : new ParsedFiles(files, findings);
    }

    /// <summary>The policy, or every fault with file, line and column.</summary>
    /// <param name="readings">Readings to use in place of the defaults, by setting; null for the defaults.</param>
    /// <param name="change">A change of the campaign file after it was parsed; null for none.</param>
    /// <param name="forgiven">Faults of how its parts fit together that are not told; null for none.</param>
    public Outcome<CampaignPolicy> Policy(IReadOnlyDictionary<string, string>? readings = null, Func<Node, Node>? change = null, IReadOnlyList<ViolationCode>? forgiven = null)
    {
        using var turn = _turn.EnterScope();
        _findings.KeepFirst(_faults);
        var campaign = change?.Invoke(_campaign) ?? _campaign;
        var declared = DeclaredReadings.From(campaign, readings ?? ReadOnlyDictionary<string, string>.Empty, _findings);
        campaign = campaign is Mapping mapping ? declared.Apply(mapping) : campaign;
        var policy = CampaignLanguage.Campaign(_directory, _subQuotas).Read(campaign) with
        {
            Code = _files.Slug,
            Version = _digest + declared.Deviations,
            Clauses = _ledger,
            Quotas = _rows,
            Interpretations = declared.Interpretations,
        };
        IReadOnlyList<Misfit> misfits = [.. PolicyChecks.Misfits(policy).Where(misfit => forgiven?.Any(code => code.Name == misfit.What.Code) != true)];
        IReadOnlyList<Misfit> told = _findings.Count == 0 ? misfits : [.. PartlyRead.Certain(misfits, [.. _findings.All.Select(fault => new PartlyRead.Fault(fault.Code, Path(fault)))])];
        if (_findings.Count + told.Count == 0)
        {
            return policy;
        }

        var places = Index(campaign);
        return Outcome.Refused([.. _findings.All, .. told.Select(misfit => misfit.What with { Place = places.Place(misfit.What.Place ?? string.Empty) })]);
    }

    // A place is the spot in a file and, behind a space, the path of the key there.
    private static string Path(Violation fault) => fault.Place?.Split(' ', 2) is [_, var path] ? path : string.Empty;

    /// <summary>The policy under other readings; each combination is read once.</summary>
    public Func<IReadOnlyDictionary<string, string>, CampaignPolicy> Under(Func<Node, Node>? change = null)
    {
        var known = new ConcurrentDictionary<string, Lazy<CampaignPolicy>>(StringComparer.Ordinal);
        return readings =>
        {
            var key = string.Join(',', readings.OrderBy(reading => reading.Key, StringComparer.Ordinal).Select(reading => $"{reading.Key}={reading.Value}"));
            return known.GetOrAdd(key, _ => new Lazy<CampaignPolicy>(() => Policy(readings, change).Value)).Value;
        };
    }

    /// <summary>The policy, or every fault that any one of its other readings would make: each must be a policy that can be adopted.</summary>
    public Outcome<CampaignPolicy> UnderEach(CampaignPolicy policy)
    {
        var faults =
            from interpretation in policy.Interpretations
            from reading in interpretation.Readings
            where reading.Code != interpretation.Chosen
            from fault in Policy(new Dictionary<string, string> { [interpretation.Setting] = reading.Code }).Violations
            let under = $"{interpretation.Setting}={reading.Code}"
            select fault with { Message = new Text($"按口径 {under}：{fault.Message.Zh}", $"Under the reading {under}: {fault.Message.En}") };
        return faults.ToList() is { Count: > 0 } found ? Outcome.Refused(found) : policy;
    }

    /// <summary>Where everything stands in the files under the default readings.</summary>
    public PlaceIndex Places()
    {
        using var turn = _turn.EnterScope();
        _findings.KeepFirst(_faults);
        return Index(_campaign is Mapping mapping ? DeclaredReadings.From(mapping, ReadOnlyDictionary<string, string>.Empty, _findings).Apply(mapping) : _campaign);
    }

    private PlaceIndex Index(Node campaign) => new(campaign, _clauses, _organisations, _quotas);

    private Node Yaml(string name, string text)
    {
        var plain = CampaignFiles.Normalised(text);
        return (PlainText.Check(name, plain, _findings) ? YamlTree.Parse(name, plain, _findings) : null) ?? new Unreadable(string.Empty, new Position(name, 1, 1), _findings);
    }

    private Node Csv(string name, string path, string text, IReadOnlyList<string> columns, bool more) => CsvNodes.Parse(name, path, text, columns, more, _findings);
}
