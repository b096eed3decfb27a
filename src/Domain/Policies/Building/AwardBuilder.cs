using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Building;

/// <summary>An award (奖项) while it is written: rules, titles and rewards in the order in which they are added.</summary>
public sealed class AwardBuilder
{
    private readonly List<EligibilityRule> _rules = [];
    private readonly List<Reward> _rewards = [];
    private readonly List<TitleVariant> _titles = [];
    private readonly Award _award;
    private string? _conferredBy;

    internal AwardBuilder(Award award) => _award = award;

    /// <summary>A rule (评选条件) that every nominee has to meet.</summary>
    public AwardBuilder Rule(string code, string clause, Text title, Condition require, Condition? when = null, Strength strength = Strength.Must)
    {
        _rules.Add(new EligibilityRule(code, clause, strength, title, when, require));
        return this;
    }

    /// <summary>An exception (例外) from the rule that was added last.</summary>
    /// <exception cref="InvalidOperationException">There is no rule yet.</exception>
    public AwardBuilder Unless(string clause, Text title, Condition when)
    {
        if (_rules is not [.., var rule])
        {
            throw new InvalidOperationException("An exception must follow the rule it belongs to.");
        }

        _rules[^1] = rule with { Unless = [.. rule.Unless, new RuleException(clause, title, when)] };
        return this;
    }

    /// <summary>A title for those who meet a condition; the first whose condition is met takes the place of the award's own.</summary>
    public AwardBuilder Titled(string clause, Text title, Condition when)
    {
        _titles.Add(new TitleVariant(clause, title, when));
        return this;
    }

    /// <summary>What comes with the honour; <paramref name="number"/> is the pattern of a registered number with <c>{n}</c>, <paramref name="amount"/> whole yuan.</summary>
    public AwardBuilder Reward(RewardKind kind, string clause, string? number = null, int? amount = null, Text? title = null)
    {
        _rewards.Add(new Reward(kind, clause, number, amount, title));
        return this;
    }

    /// <summary>The role that confers this award, where it is not that of the last stage.</summary>
    public AwardBuilder ConferredBy(string role)
    {
        _conferredBy = role;
        return this;
    }

    internal Award Build() => _award with { Rules = [.. _rules], Rewards = [.. _rewards], Titles = [.. _titles], ConferredBy = _conferredBy };
}
