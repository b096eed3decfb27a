using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Building;

/// <summary>A limit over the list (比例限制) while it is written. Without a bound it only reports.</summary>
public sealed class LimitBuilder
{
    private CompositionLimit _limit;
    private Func<CompositionLimit, IReadOnlyList<CompositionLimit>> _split = limit => [limit];

    internal LimitBuilder(CompositionLimit limit) => _limit = limit;

    /// <summary>不超过: at most this share.</summary>
    public LimitBuilder AtMost(Share share, LimitBase of = LimitBase.Listed) => With(limit => limit with { Bound = BoundKind.AtMost, Share = share, Base = of });

    /// <summary>不超过: at most so many.</summary>
    public LimitBuilder AtMost(int count) => With(limit => limit with { Bound = BoundKind.AtMost, Count = count });

    /// <summary>不少于: at least this share.</summary>
    public LimitBuilder AtLeast(Share share, LimitBase of = LimitBase.Listed) => With(limit => limit with { Bound = BoundKind.AtLeast, Share = share, Base = of });

    /// <summary>不少于: at least so many.</summary>
    public LimitBuilder AtLeast(int count) => With(limit => limit with { Bound = BoundKind.AtLeast, Count = count });

    /// <summary>恰好: exactly so many.</summary>
    public LimitBuilder Exactly(int count) => With(limit => limit with { Bound = BoundKind.Exactly, Count = count });

    /// <summary>取整: what becomes of a part of a person when the share is taken.</summary>
    public LimitBuilder Rounded(LimitRounding rounding) => With(limit => limit with { Rounding = rounding });

    /// <summary>Figures that differ by organisation, tier or allotment, the first that applies wins.</summary>
    public LimitBuilder Figures(BoundKind bound, params IReadOnlyList<LimitFigure> figures) => With(limit => limit with { Bound = bound, Figures = figures });

    /// <summary>The part of the list that the share is taken of, so that bases nest.</summary>
    public LimitBuilder Within(Condition part) => With(limit => limit with { Within = part });

    /// <summary>Counts the nominees of each quota holder apart, of these tiers where any are named.</summary>
    public LimitBuilder PerOrganisation(params IReadOnlyList<string> tiers) => With(limit => limit with { Scope = LimitScope.Organisation, Tiers = tiers });

    /// <summary>Counts the nominees of each tier apart, of these tiers where any are named.</summary>
    public LimitBuilder PerTier(params IReadOnlyList<string> tiers) => With(limit => limit with { Scope = LimitScope.Tier, Tiers = tiers });

    /// <summary>Counts the awards of each nominee apart, such as at most one of two.</summary>
    public LimitBuilder PerNominee() => With(limit => limit with { Scope = LimitScope.Nominee });

    /// <summary>如有推荐: a floor or an exact number is asked only of a part that lists anybody.</summary>
    public LimitBuilder IfAny() => With(limit => limit with { IfAny = true });

    /// <summary>执行环节: where it bites, the code of a stage or a word of <see cref="CompositionLimit.EnforcementWords"/>; at the list when not said.</summary>
    public LimitBuilder EnforcedAt(string stage) => With(limit => limit with { Enforced = stage });

    /// <summary>Channels whose nominees stand outside.</summary>
    public LimitBuilder ExceptChannels(params IReadOnlyList<string> channels) => With(limit => limit with { ExceptChannels = channels });

    /// <summary>Each of these values of a fact is among the members, at least so often: one limit for each.</summary>
    public LimitBuilder Covering(FactDefinition fact, int atLeast, params IReadOnlyList<Operand> values)
    {
        _split = limit => limit.Covering(fact, [.. values.Select(value => FactConditions.Value(fact, value))], atLeast);
        return this;
    }

    /// <summary>Anything else that a limit can say.</summary>
    public LimitBuilder With(Func<CompositionLimit, CompositionLimit> change)
    {
        _limit = change(_limit);
        return this;
    }

    internal IReadOnlyList<CompositionLimit> Build(int entry) => _split(_limit with { DeclaredAt = string.Create(CultureInfo.InvariantCulture, $"limits[{entry}]") });
}
