using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Quotas;

/// <summary>A reserve that waits behind the candidates of an account.</summary>
/// <param name="Nomination">Key of its nomination.</param>
/// <param name="Rank">Its rank in the order of precedence; 1 follows first.</param>
public sealed record RankedReserve(Guid Nomination, int Rank);

/// <summary>
/// The places (名额) that one organisation holds for one award, and how many are taken. One aggregate for each row of the quota table, so
/// that two nominations that race for the last place meet in one version number.
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

    /// <summary>Number of places by the quota table.</summary>
    public int Places { get; private set; }

    /// <summary>Places taken by nominations that have not ended.</summary>
    public int Taken { get; private set; }

    /// <summary>Nominees of exempt channels; they use no place.</summary>
    public int Exempt { get; private set; }

    /// <summary>Places of nominees who fell where nobody may replace them; they stay unused.</summary>
    public int Forfeited { get; private set; }

    /// <summary>Reserves that wait, in their order.</summary>
    public IReadOnlyList<RankedReserve> Reserves { get; private set; } = [];

    /// <summary>Whether the places have lapsed because the organisation was disqualified.</summary>
    public bool Lapsed { get; private set; }

    /// <summary>Places still free; negative when more were named than there are places (差额).</summary>
    public int Free => Lapsed ? 0 : Places - Taken - Forfeited;

    /// <summary>Why no candidate can be named now; null when one can. With a surplus more may be named than there are places.</summary>
    public Violation? Obstacle(string clause, Surplus? surplus = null) => this switch
    {
        { Lapsed: true } => new Violation(
            ViolationCode.PlacesLapsed,
            new Text("该单位已被取消评选资格，名额作废。", "The organisation was disqualified; its places have lapsed."),
            clause),
        _ when Free + (surplus?.Beyond(Places) ?? 0) <= 0 => new Violation(
            ViolationCode.NoPlaceLeft,
            new Text(
                string.Create(CultureInfo.InvariantCulture, $"名额已满：共{Places}个{(surplus is null ? string.Empty : $"（含差额可推荐{Places + surplus.Beyond(Places)}个）")}，已用{Taken}个；须先有其他推荐撤回或不予通过。"),
                string.Create(CultureInfo.InvariantCulture, $"No place is left: {Taken} of {Places} are taken. Reject or withdraw another nomination first.")),
            clause)
        {
            Place = $"{Organisation}/{Award}",
            Actual = (Taken + 1).ToString(CultureInfo.InvariantCulture),
            Required = (Places + (surplus?.Beyond(Places) ?? 0)).ToString(CultureInfo.InvariantCulture),
        },
        _ => null,
    };

    /// <summary>Takes a place; refused after the last one, or after the last one of the surplus.</summary>
    public Outcome<QuotaAccount> Take(string clause, Surplus? surplus = null)
    {
        if (Obstacle(clause, surplus) is { } obstacle)
        {
            return obstacle;
        }

        Taken++;
        Touch();
        return this;
    }

    /// <summary>Gives a taken place back because its nomination ended or was returned.</summary>
    /// <param name="forfeit">Whether nobody else may take it.</param>
    /// <exception cref="InvalidOperationException">No place is taken.</exception>
    public void Release(bool forfeit = false)
    {
        // Of more candidates than places nobody's place is lost as long as the others fill them all.
        Taken = Taken > 0 ? Taken - 1 : throw NothingToGiveBack();
        Forfeited += forfeit && Taken + Forfeited < Places ? 1 : 0;
        Touch();
    }

    /// <summary>Why no reserve of this rank can be named; null when one can.</summary>
    public Violation? Obstacle(int rank, Reserves reserves) => this switch
    {
        { Lapsed: true } => Obstacle(reserves.Clause),
        _ when rank < 1 || rank > reserves.Ranks(Places) => new Violation(
            ViolationCode.ReserveRankOutOfRange,
            new Text(
                string.Create(CultureInfo.InvariantCulture, $"递补顺位须在1至{reserves.Ranks(Places)}之间（名额{Places}个，每个名额可另报递补{reserves.PerPlace}个）。"),
                string.Create(CultureInfo.InvariantCulture, $"A reserve's rank must lie in 1..{reserves.Ranks(Places)}: {Places} places, {reserves.PerPlace} reserves for each.")),
            reserves.Clause)
        { Place = "reserve", Actual = rank.ToString(CultureInfo.InvariantCulture), Required = string.Create(CultureInfo.InvariantCulture, $"1..{reserves.Ranks(Places)}") },
        _ when Reserves.Any(known => known.Rank == rank) => new Violation(
            ViolationCode.ReserveRankTaken,
            new Text(string.Create(CultureInfo.InvariantCulture, $"第{rank}递补已有人选；请另定顺位。"), string.Create(CultureInfo.InvariantCulture, $"There is a reserve of rank {rank} already; choose another rank.")),
            reserves.Clause)
        { Place = "reserve", Actual = rank.ToString(CultureInfo.InvariantCulture) },
        _ => null,
    };

    /// <summary>Takes in a reserve; ask <see cref="Obstacle(int, Reserves)"/> first.</summary>
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

    /// <summary>Sets the number of places anew, while the quota table may still change.</summary>
    public void Allot(int places)
    {
        if (places != Places)
        {
            Places = places;
            Touch();
        }
    }

    /// <summary>Lets the places lapse.</summary>
    public void Lapse()
    {
        Lapsed = true;
        Touch();
    }

    private InvalidOperationException NothingToGiveBack() => new($"The account {Organisation}/{Award} has nothing to give back.");
}
