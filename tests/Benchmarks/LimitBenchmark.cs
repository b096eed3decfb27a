using BenchmarkDotNet.Attributes;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Benchmarks;

/// <summary>
/// Twelve limits over a list of 100,000 nominees — shares, counts, nested bases, organisations apart, missing facts — against one loop written
/// by hand for these twelve that counts the same members, the same bases and the same unknowns. Target: one pass, at most 3 times.
/// </summary>
[MemoryDiagnoser]
public class LimitBenchmark
{
    private const int Nominees = 100_000;

    private static readonly FactDefinition FrontLine = Qinghai.Policy.Facts.Find("frontLine")!;
    private static readonly FactDefinition Sector = Qinghai.Policy.Facts.Find("sector")!;
    private static readonly FactDefinition Post = Qinghai.Policy.Facts.Find("leadingPost")!;
    private static readonly FactDefinition Petition = Qinghai.Policy.Facts.Find("petitionDepartment")!;

    private readonly CampaignPolicy _policy = Qinghai.Policy with { Limits = [.. Twelve()] };
    private readonly ListedNominee[] _list = [.. Enumerable.Range(0, Nominees).Select(Nominee)];
    private readonly Dictionary<string, int> _holders;
    private readonly long _division = Value(Post, "county-division-deputy").Number;
    private readonly long _party = Value(Sector, "party-government").Number;

    public LimitBenchmark()
    {
        _holders = _policy.Quotas.Select(row => row.Organisation).Distinct().Select((code, i) => (code, i)).ToDictionary();
        var (byHand, byPolicy) = (ByHand(), LimitReport.Over(_policy, _list));
        var told = byPolicy.GroupBy(status => status.Limit.Code).Select(limit => (limit.Sum(status => status.Members), limit.Sum(status => status.Undetermined), limit.Sum(status => status.Listed)));
        if (!byHand.SequenceEqual(told))
        {
            throw new InvalidOperationException("The loop written by hand counts something else.");
        }
    }

    [Benchmark(Baseline = true)]
    public (int Members, int Open, int Listed)[] ByHand()
    {
        var cells = new (int Members, int Open, int Listed)[9];
        var organisations = new (int Members, int Open, int Listed)[3, _holders.Count];
        foreach (var nominee in _list)
        {
            var individual = nominee.Award == "advanced-individual";
            if (!individual && nominee.Award != "advanced-collective")
            {
                continue;
            }

            var facts = nominee.Facts;
            var (line, sector, post, petition) = (facts[FrontLine], facts[Sector], facts[Post], facts[Petition]);
            var holder = nominee.Holder is { } code && _holders.TryGetValue(code, out var found) ? found : -1;
            Count(ref cells[0], line.IsKnown, line.Number == 1);
            Count(ref cells[1], sector.IsKnown, sector.Number == _party);
            Count(ref cells[2], petition.IsKnown, petition.Number == 1);
            if (holder >= 0)
            {
                Count(ref organisations[0, holder], line.IsKnown, line.Number == 1);
                Count(ref organisations[1, holder], petition.IsKnown, petition.Number == 1);
            }

            if (!individual)
            {
                continue;
            }

            Count(ref cells[3], post.IsKnown, post.Number >= _division);
            Count(ref cells[4], line.IsKnown, line.Number == 1);
            Count(ref cells[5], sector.IsKnown, sector.Number == _party);
            Count(ref cells[6], petition.IsKnown, petition.Number != 1);
            if (holder >= 0)
            {
                Count(ref organisations[2, holder], post.IsKnown, post.Number >= _division);
            }

            // Nested: of those in the sector, of those on the front line.
            Nested(ref cells[7], sector.IsKnown, sector.Number == _party, post.IsKnown, post.Number >= _division);
            Nested(ref cells[8], line.IsKnown, line.Number == 1, post.IsKnown, post.Number >= _division);
        }

        var all = new (int Members, int Open, int Listed)[12];
        cells.CopyTo(all, 0);
        for (var i = 0; i < 3; i++)
        {
            for (var holder = 0; holder < _holders.Count; holder++)
            {
                all[9 + i].Members += organisations[i, holder].Members;
                all[9 + i].Open += organisations[i, holder].Open;
                all[9 + i].Listed += organisations[i, holder].Listed;
            }
        }

        return all;
    }

    [Benchmark]
    public IReadOnlyList<LimitStatus> Limits() => LimitReport.Over(_policy, _list);

    private static void Count(ref (int Members, int Open, int Listed) cell, bool known, bool member)
    {
        cell.Listed++;
        if (!known)
        {
            cell.Open++;
        }
        else if (member)
        {
            cell.Members++;
        }
    }

    private static void Nested(ref (int Members, int Open, int Listed) cell, bool withinKnown, bool within, bool known, bool member)
    {
        if (withinKnown && !within)
        {
            return;
        }

        cell.Listed += withinKnown ? 1 : 0;
        if (withinKnown && known)
        {
            cell.Members += member ? 1 : 0;
        }
        else if (!known || member)
        {
            cell.Open++;
        }
    }

    private static IEnumerable<CompositionLimit> Twelve()
    {
        string[] both = ["advanced-individual", "advanced-collective"];
        string[] one = ["advanced-individual"];
        var (line, party, petition) = (Is(FrontLine, "true"), Is(Sector, "party-government"), Is(Petition, "true"));
        var division = new Compare(Post, Comparison.AtLeast, Value(Post, "county-division-deputy"));
        (IReadOnlyList<string> Awards, Condition Members, Condition? Within, LimitScope Scope)[] rows =
        [
            (both, line, null, LimitScope.List),
            (both, party, null, LimitScope.List),
            (both, petition, null, LimitScope.List),
            (one, division, null, LimitScope.List),
            (one, line, null, LimitScope.List),
            (one, party, null, LimitScope.List),
            (one, new Not(petition), null, LimitScope.List),
            (one, division, party, LimitScope.List),
            (one, division, line, LimitScope.List),
            (both, line, null, LimitScope.Organisation),
            (both, petition, null, LimitScope.Organisation),
            (one, division, null, LimitScope.Organisation),
        ];
        return rows.Select((row, i) => new CompositionLimit(
            $"limit-{i:00}", "1.2.f", Strength.Must, Text.Same("limit"), row.Awards, row.Members, BoundKind.AtMost, new Share(1, 5), null, LimitBase.Listed)
        { Within = row.Within, Scope = row.Scope });
    }

    private static ListedNominee Nominee(int i)
    {
        var individual = i % 5 != 0;
        var facts = Qinghai.SoundIndividual(i);
        if (!individual)
        {
            facts.Remove("leadingPost");
            facts.Remove("grade");
            facts.Remove("petitionServiceSince");
        }

        if (i % 11 == 0)
        {
            facts.Remove("frontLine");
        }

        if (i % 13 == 0)
        {
            facts["sector"] = "other";
        }

        return new ListedNominee(individual ? "advanced-individual" : "advanced-collective", Qinghai.Policy.Facts.Read(facts).Value)
        {
            Holder = i % 7 == 0 ? null : Qinghai.Policy.Quotas[i % Qinghai.Policy.Quotas.Count].Organisation,
        };
    }

    private static Compare Is(FactDefinition fact, string value) => new(fact, Comparison.Is, Value(fact, value));

    private static FactValue Value(FactDefinition fact, string value) => fact.Parse(value).Value;
}
