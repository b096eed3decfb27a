using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Grammar of <c>awards</c>, <c>channels</c> and <c>limits</c>.</summary>
internal sealed class AwardGrammar(Reader<Condition> condition)
{
    /// <summary>The section <c>channels</c>.</summary>
    public static Reader<IReadOnlyList<ExemptChannel>> Channels { get; } = Expect.ListOf(Expect.Mapping(f => new ExemptChannel(
        f.Required("code", Expect.Name),
        f.Required("clause", Expect.Name),
        f.Required("title", Expect.Label),
        f.Required("award", Expect.Name),
        f.Required("countsInsideTotal", Expect.Flag))));

    /// <summary>The section <c>awards</c>.</summary>
    public Reader<IReadOnlyList<Award>> Awards => Expect.ListOf(Expect.Mapping(f => new Award(
        f.Required("code", Expect.Name),
        f.Required("kind", Expect.OneOf<NomineeKind>()),
        f.Required("title", Expect.Label),
        f.Required("places", Expect.Whole),
        f.Required("clause", Expect.Name),
        f.Optional("rules", Expect.ListOf(Expect.Mapping(Rule)), []),
        f.Optional("rewards", Expect.ListOf(Expect.Mapping(Reward)), []))));

    /// <summary>The section <c>limits</c>.</summary>
    public Reader<IReadOnlyList<CompositionLimit>> Limits => Expect.ListOf(Expect.Mapping(Limit));

    private static Reader<Figure> FigureReader { get; } = new(
        node =>
        {
            if (node is not Scalar { Value: var text } || !(text.Contains('%', StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal)))
            {
                return new Figure(null, Expect.Whole.Read(node));
            }

            if (!Share.TryParse(text, out var share))
            {
                node.Report(
                    "share-not-exact",
                    $"“{Spelling.Shown(text)}”不是0到1之间的精确比例；请写成 20%、12.5% 或 1/3 的形式。",
                    $"'{Spelling.Shown(text)}' is no exact share between 0 and 1; write it like 20%, 12.5% or 1/3.");
            }

            return new Figure(share, null);
        },
        () => new Figure(null, 0));

    private static Reader<bool> OnlyTrue { get; } = Expect.OneOf(new Dictionary<string, bool> { ["true"] = true }, standIn: true);

    private static Reward Reward(Fields f) => new(
        f.Required("kind", Expect.OneOf<RewardKind>()),
        f.Required("clause", Expect.Name),
        f.Optional("number", Expect.Words),
        f.OptionalValue("amount", Expect.Whole));

    private EligibilityRule Rule(Fields f) => new(
        f.Required("code", Expect.Name),
        f.Required("clause", Expect.Name),
        f.Optional("strength", Expect.OneOf<Strength>(), Strength.Must),
        f.Required("title", Expect.Label),
        f.Optional("when", condition),
        f.Required("require", condition));

    private CompositionLimit Limit(Fields f)
    {
        f.ExactlyOneOf("atMost", "atLeast", "reported");
        var atMost = f.Optional("atMost", FigureReader);
        var atLeast = f.Optional("atLeast", FigureReader);
        f.OptionalValue("reported", OnlyTrue);
        var figure = atMost ?? atLeast;
        return new CompositionLimit(
            f.Required("code", Expect.Name),
            f.Required("clause", Expect.Name),
            f.Optional("strength", Expect.OneOf<Strength>(), Strength.Must),
            f.Required("title", Expect.Label),
            f.Required("awards", Expect.ListOf(Expect.Name)),
            f.Required("members", condition),
            atMost is not null ? BoundKind.AtMost : atLeast is not null ? BoundKind.AtLeast : BoundKind.Reported,
            figure?.Share,
            figure?.Count,
            figure?.Share is null ? LimitBase.Listed : f.Optional("base", Expect.OneOf<LimitBase>(), LimitBase.Listed));
    }

    /// <summary>A share or a count.</summary>
    private sealed record Figure(Share? Share, int? Count);
}
