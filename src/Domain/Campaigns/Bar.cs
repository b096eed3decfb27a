using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Campaigns;

/// <summary>
/// A bar from later rounds (限制参评): what a sanction of an earlier campaign of the series means for this one. The earlier campaign keeps the
/// sanction; nothing is copied that could go stale.
/// </summary>
/// <param name="Campaign">Code of the campaign in which the sanction was laid.</param>
/// <param name="Title">Title of that campaign.</param>
/// <param name="Round">Its round in the series.</param>
/// <param name="Definition">What its policy says about the sanction.</param>
/// <param name="Sanction">The sanction that was laid.</param>
public sealed record Bar(string Campaign, Text Title, int Round, SanctionDefinition Definition, Sanction Sanction)
{
    /// <summary>Every bar that a campaign lays on the later ones of its series.</summary>
    /// <param name="policy">The policy that the campaign is pinned to.</param>
    /// <param name="sanctions">Its sanctions.</param>
    public static IEnumerable<Bar> Of(CampaignPolicy policy, IEnumerable<Sanction> sanctions) =>
        policy.Series is not { } series ? [] :
        from sanction in sanctions
        let definition = policy.Sanctions.FirstOrDefault(known => known.Code == sanction.Code)
        where definition is { Effect: SanctionEffect.BarLaterRounds }
        select new Bar(policy.Code, policy.Title, series.Round, definition, sanction);

    /// <summary>Whether it holds in a round on a day: in the rounds that follow, as many as the sanction names, and not beyond its years.</summary>
    public bool Holds(Series series, DateOnly on) =>
        series.Round > Round
        && (Definition.Rounds is not { } rounds || series.Round - Round <= rounds)
        && (Definition.Years is not { } years || on < Sanction.On.AddYears(years));

    /// <summary>Why a nominee cannot be nominated or go on; null when the bar concerns neither it nor its organisation.</summary>
    /// <param name="policy">The policy of the present campaign.</param>
    /// <param name="organisation">Code of the recommending organisation.</param>
    /// <param name="identifier">Identifier of the nominee.</param>
    /// <param name="on">Day of the act.</param>
    public Violation? Obstacle(CampaignPolicy policy, string organisation, string identifier, DateOnly on)
    {
        var concerns = Definition.Subject == SanctionSubject.Nominee
            ? Sanction.Identifier == identifier
            : policy.Organisations.Line(organisation).Any(above => above.Code == Sanction.Organisation);
        if (!concerns || policy.Series is not { } series || !Holds(series, on))
        {
            return null;
        }

        var who = Definition.Subject == SanctionSubject.Nominee ? new Text("推荐对象", "The nominee") : new Text($"推荐单位（{Sanction.Organisation}）", $"The recommending organisation ({Sanction.Organisation})");
        return new Violation(
            ViolationCode.BarredByEarlierRound,
            new Text(
                $"{who.Zh}因“{Title.Zh}”（{Campaign}）中的处理“{Definition.Title.Zh}”（条款{Definition.Clause}，{Sanction.Document}）不得参加本届评选。",
                $"{who.En} is barred from this round: '{Definition.Title.En}' was laid in '{Title.En}' ({Campaign}, clause {Definition.Clause}, {Sanction.Document})."),
            Definition.Clause)
        {
            Place = Definition.Subject == SanctionSubject.Nominee ? "identifier" : "organisation",
            Actual = Campaign,
        };
    }
}
