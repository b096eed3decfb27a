using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Quotas;

/// <summary>A reserve that waits behind the candidates of an account.</summary>
/// <param name="Nomination">Key of its nomination.</param>
/// <param name="Rank">Its rank in the order of precedence; 1 follows first.</param>
public sealed record RankedReserve(Guid Nomination, int Rank);

/// <summary>
/// What is taken of the places (名额) that one organisation holds for one award; how many there are, the policy of the day says. One aggregate
/// for each row of the quota table, so that two nominations that race for the last place meet in one version number.
/// </summary>
public sealed class QuotaAccount : Aggregate
{
    private QuotaAccount()
    {
    }

    /// <summary>Opens the account of a row.</summary>
    public QuotaAccount(Guid id, Guid campaignId, QuotaRow row)
    {
        Id = id;
        CampaignId = campaignId;
        Organisation = row.Organisation;
        Award = row.Award;
        Places = row.Places;
    }

    /// <summary>Code of the organisation that holds the places.</summary>
    public string Organisation { get; private init; } = string.Empty;

    /// <summary>Code of the award.</summary>
    public string Award { get; private init; } = string.Empty;

    /// <summary>Places taken by nominations that have not ended.</summary>
    public int Taken { get; private set; }

    /// <summary>Nominees of exempt channels; they use no place.</summary>
    public int Exempt { get; private set; }

    /// <summary>Places of nominees who fell where nobody may replace them; they stay unused.</summary>
    public int Forfeited { get; private set; }

    /// <summary>Of the places still free those that only the holder's own nominees may take; null for none.</summary>
    public int? Kept { get; private set; }

    /// <summary>Reserves that wait, in their order.</summary>
    public IReadOnlyList<RankedReserve> Reserves { get; private set; } = [];

    /// <summary>Whether the places have lapsed because the organisation was disqualified.</summary>
    public bool Lapsed { get; private set; }

    /// <summary>Number of places that a version of the policy gives; 0 when its quota table has no such row.</summary>
    public int PlacesUnder(CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return RowUnder(policy)?.Places ?? 0;
    }

    /// <summary>How many candidates a version of the policy lets the holder recommend, the surplus included.</summary>
    public int CandidatesUnder(CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return RowUnder(policy) is { } row ? policy.Candidates(row) : 0;
    }

    /// <summary>The row of a version of the policy's quota table; null when it has none.</summary>
    public QuotaRow? RowUnder(CampaignPolicy policy) => policy?.Quotas.FirstOrDefault(row => row.Organisation == Organisation && row.Award == Award);

    /// <summary>Of so many places those still free; negative when more were named than there are places (差额).</summary>
    public int Free(int places) => Lapsed ? 0 : places - Taken - Forfeited;

    /// <summary>Why no candidate can be named now; null when one can. With a surplus more candidates may be named than there are places.</summary>
    public Violation? Obstacle(int places, string clause, int? candidates = null) => this switch
    {
        { Lapsed: true } => LapsedPlaces(clause),
        _ when Free(candidates ?? places) <= 0 => new Violation(
            ViolationCode.NoPlaceLeft,
            new Text(
                string.Create(CultureInfo.InvariantCulture, $"名额已满：共{places}个{(candidates > places ? $"（含差额可推荐{candidates}个）" : string.Empty)}，已用{Taken}个；须先有其他推荐撤回或不予通过。"),
                string.Create(CultureInfo.InvariantCulture, $"No place is left: {Taken} of {candidates ?? places} are taken. Reject or withdraw another nomination first.")),
            clause)
        {
            Place = $"{Organisation}/{Award}",
            Actual = (Taken + 1).ToString(CultureInfo.InvariantCulture),
            Required = (candidates ?? places).ToString(CultureInfo.InvariantCulture),
        },
        _ => null,
    };

    /// <summary>
    /// Takes one of so many places; refused after the last one, or after the last one of the surplus. The holder's own nominees fill first what
    /// is kept for them.
    /// </summary>
    public Outcome<QuotaAccount> Take(int places, string clause, int? candidates = null, bool byOthers = false)
    {
        if (Obstacle(places, clause, candidates) is { } obstacle)
        {
            return obstacle;
        }

        Taken++;
        Kept = Kept is > 1 and var kept && !byOthers ? kept - 1 : byOthers ? Kept : null;
        Touch();
        return this;
    }

    /// <summary>Gives one of so many taken places back because its nomination ended or was returned.</summary>
    /// <param name="left">What becomes of the place.</param>
    /// <param name="places">How many places there are; told where nobody else may take this one.</param>
    /// <exception cref="InvalidOperationException">No place is taken.</exception>
    public void Release(PlaceOutcome left = PlaceOutcome.Free, int places = 0)
    {
        Taken = Taken > 0 ? Taken - 1 : throw NothingToGiveBack();

        // Of more candidates than places nobody's place is lost or kept as long as the others fill them all.
        var vacant = Taken + Forfeited + (Kept ?? 0) < places;
        Forfeited += left == PlaceOutcome.Lapses && Taken + Forfeited < places ? 1 : 0;
        Kept = left == PlaceOutcome.Kept && vacant ? (Kept ?? 0) + 1 : Kept;
        Touch();
    }

    /// <summary>Why no reserve of this rank can be named; null when one can.</summary>
    public Violation? EnrolmentObstacle(int rank, int places, Reserves reserves, int? ranks = null) => this switch
    {
        { Lapsed: true } => LapsedPlaces(reserves.Clause),
        _ when rank < 1 || rank > (ranks ?? reserves.Ranks(places)) => new Violation(
            ViolationCode.ReserveRankOutOfRange,
            new Text(
                string.Create(CultureInfo.InvariantCulture, $"递补顺位须在1至{ranks ?? reserves.Ranks(places)}之间（名额{places}个，可另报递补{ranks ?? reserves.Ranks(places)}个）。"),
                string.Create(CultureInfo.InvariantCulture, $"A reserve's rank must lie in 1..{ranks ?? reserves.Ranks(places)}: for {places} places so many reserves can be named.")),
            reserves.Clause)
        { Place = "reserve", Actual = rank.ToString(CultureInfo.InvariantCulture), Required = string.Create(CultureInfo.InvariantCulture, $"1..{ranks ?? reserves.Ranks(places)}") },
        _ when Reserves.Any(known => known.Rank == rank) => new Violation(
            ViolationCode.ReserveRankTaken,
            new Text(string.Create(CultureInfo.InvariantCulture, $"第{rank}递补已有人选；请另定顺位。"), string.Create(CultureInfo.InvariantCulture, $"There is a reserve of rank {rank} already; choose another rank.")),
            reserves.Clause)
        { Place = "reserve", Actual = rank.ToString(CultureInfo.InvariantCulture) },
        _ => null,
    };

    /// <summary>Takes in a reserve; ask <see cref="EnrolmentObstacle"/> first.</summary>
    public void Enrol(Guid nomination, int rank)
    {
        Reserves = [.. Reserves.Append(new RankedReserve(nomination, rank)).OrderBy(reserve => reserve.Rank)];
        Touch();
    }

    /// <summary>Takes out a reserve that was promoted or has ended.</summary>
    public void Strike(Guid nomination)
    {
        Reserves = [.. Reserves.Where(reserve => reserve.Nomination != nomination)];
        Touch();
    }

    /// <summary>Counts a nominee of an exempt channel, in (+1) or out (-1).</summary>
    /// <exception cref="InvalidOperationException">No such nominee is counted.</exception>
    public void CountExempt(int change)
    {
        Exempt = Exempt + change >= 0 ? Exempt + change : throw NothingToGiveBack();
        Touch();
    }

    /// <summary>Lets the places lapse.</summary>
    public void Lapse()
    {
        Lapsed = true;
        Touch();
    }

    // As the row stood when the account was opened: part of the state that the journal vouches for. What counts is the policy of the day.
    private int Places { get; init; }

    private static Violation LapsedPlaces(string clause) => new(
        ViolationCode.PlacesLapsed,
        new Text("该单位已被取消评选资格，名额作废。", "The organisation was disqualified; its places have lapsed."),
        clause);

    private InvalidOperationException NothingToGiveBack() => new($"The account {Organisation}/{Award} has nothing to give back.");
}
