using Commendation.Domain.Policies;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>Takes parts out of a policy, to see who notices.</summary>
internal static class Removal
{
    /// <summary>A copy without anything that rests on a clause; a clause that others carry goes with them.</summary>
    public static CampaignPolicy Without(CampaignPolicy policy, string clause)
    {
        HashSet<string> gone = [clause, .. policy.ClauseOf(clause).CoveredBy];
        return Without(policy, policy.ClauseUses().Where(use => gone.Contains(use.Clause)).Select(use => use.Path).ToHashSet());
    }

    /// <summary>
    /// A copy without the elements at these paths, as <see cref="CampaignPolicy.ClauseUses"/> names them. What cannot be dropped is
    /// neutralised: places and quotas become more than anybody uses, a term one day, and a role is everybody's own.
    /// </summary>
    public static CampaignPolicy Without(CampaignPolicy policy, IReadOnlySet<string> paths)
    {
        IReadOnlyList<Material> materials =
        [
            .. from material in Kept(policy.Materials, "materials", paths)
               select paths.Contains($"{material.At}.formatClause") ? material.Item with { FormatClause = null } : material.Item,
        ];
        return policy with
        {
            Version = $"{policy.Version}-{string.Join('-', paths)}",
            Awards = [.. Places(policy.Awards, "awards").Select(award => Without(award.Item, award.At, paths))],
            Quotas = paths.Contains("quotas.clause") ? [.. policy.Quotas.Select(row => row with { Places = 1_000_000 })] : policy.Quotas,
            UnusedPlacesClause = paths.Contains("quotas.unusedPlaces") ? null : policy.UnusedPlacesClause,
            Channels = Items(Kept(policy.Channels, "channels", paths)),
            Limits = Items(Kept(policy.Limits, "limits", paths)),
            Roles =
            [
                .. from role in Places(policy.Roles, "roles")
                   select paths.Contains($"{role.At}.clause") ? role.Item with { Routes = Everybody } : role.Item,
            ],
            Stages = Stages(policy, [.. materials.Select(material => material.Code)], paths),
            Materials = materials,
            Sanctions = Items(Kept(policy.Sanctions, "sanctions", paths)),
            Interpretations = Items(Kept(policy.Interpretations, "interpretations", paths)),
        };
    }

    /// <summary>Whether taking this element out alone can be noticed at all; if not, why.</summary>
    public static string? WhyNotAlone(CampaignPolicy policy, ClauseUse use) => use.Element switch
    {
        _ when use.Path.StartsWith("interpretations", StringComparison.Ordinal) => "a reading, not a rule: see the table of interpretations",
        var element when element == $"stage {policy.Stages[0].Code}" || element == $"stage {policy.Stages[^1].Code}" => "every procedure has a first and a last stage",
        var element when policy.Roles.Any(role => element == $"role {role.Code}" && role.Routes.Values.All(route => route == Route.Self)) => "is everybody's own already",
        _ => null,
    };

    private static Dictionary<string, Route> Everybody { get; } = new() { ["*"] = Route.Self };

    private static Award Without(Award award, string at, IReadOnlySet<string> paths) => award with
    {
        Places = paths.Contains($"{at}.clause") ? award.Places * 10 : award.Places,
        Rules = Items(Kept(award.Rules, $"{at}.rules", paths)),
        Rewards = Items(Kept(award.Rewards, $"{at}.rewards", paths)),
    };

    private static List<Stage> Stages(CampaignPolicy policy, HashSet<string> materials, IReadOnlySet<string> paths)
    {
        var ends = new[] { policy.Stages[0], policy.Stages[^1] };
        bool Goes(Stage stage, string at) => !ends.Contains(stage)
            && (paths.Contains($"{at}.clause") || (paths.Contains("procedure.clause") && stage.Kind is StageKind.Review or StageKind.Publicity));

        var stages = Places(policy.Stages, "procedure.stages").Where(stage => !Goes(stage.Item, stage.At)).ToList();
        var left = stages.Select(stage => stage.Item.Code).ToHashSet();
        return
        [
            .. from stage in stages
               let shorter = Without(stage.Item, stage.At, paths)
               select shorter with
               {
                   Materials = [.. shorter.Materials.Where(materials.Contains)],
                   ReturnTo = shorter.ReturnTo is { } target && left.Contains(target) ? target : null,
               },
        ];
    }

    private static Stage Without(Stage stage, string at, IReadOnlySet<string> paths)
    {
        var withoutTerm = paths.Contains($"{at}.term.clause");
        return stage with
        {
            Records = Items(Kept(stage.Records, $"{at}.records", paths)),
            Term = withoutTerm ? stage.Term! with { Length = 1 } : stage.Term,
            TermClause = withoutTerm ? null : stage.TermClause,
            Due = paths.Contains($"{at}.due.clause") ? null : stage.Due,
            Content = paths.Contains($"{at}.content.clause") ? null : stage.Content,
            Report = paths.Contains($"{at}.report.clause") ? null : stage.Report,
            PlaceClause = paths.Contains($"{at}.takesPlace") ? null : stage.PlaceClause,
        };
    }

    private static IEnumerable<(T Item, string At)> Places<T>(IReadOnlyList<T> items, string path) => items.Select((item, i) => (item, $"{path}[{i}]"));

    private static IEnumerable<(T Item, string At)> Kept<T>(IReadOnlyList<T> items, string path, IReadOnlySet<string> paths) =>
        Places(items, path).Where(item => !paths.Contains($"{item.At}.clause"));

    private static List<T> Items<T>(IEnumerable<(T Item, string At)> items) => [.. items.Select(item => item.Item)];
}
