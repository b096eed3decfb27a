using System.Collections;
using System.Reflection;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Policies;

public class PolicyDiffTests
{
    private static readonly CampaignPolicy Policy = Rich();

    [Fact]
    public void A_policy_does_not_differ_from_itself() => PolicyDiff.Between(Policy, Rich()).Should().BeEmpty();

    [Fact]
    public void A_new_version_that_says_the_same_is_no_difference() =>
        PolicyDiff.Between(Policy, Policy with { Version = "v2" }).Should().BeEmpty();

    [Fact]
    public void Elements_that_only_stand_in_another_order_do_not_differ_except_for_stages()
    {
        PolicyDiff.Between(Policy, Policy with { Awards = [.. Policy.Awards.Reverse()], Quotas = [.. Policy.Quotas.Reverse()], Limits = [.. Policy.Limits.Reverse()] }).Should().BeEmpty();

        PolicyDiff.Between(Policy, Policy with { Stages = [Policy.Stages[0], Policy.Stages[2], Policy.Stages[1], .. Policy.Stages.Skip(3)] })
            .Select(change => (change.Element, change.Properties.Single().Name)).Should().BeEquivalentTo(
            [
                ("stage hand-in", "after"), ("stage local-publicity", "after"), ("stage first-review", "after"),
            ]);
    }

    [Fact]
    public void A_changed_element_is_told_with_its_clause_and_what_was_and_is()
    {
        var change = PolicyDiff.Between(Policy, Policy.WithAward(SamplePolicy.Individual, award => award with { Places = 12, Clause = "1.2.b" })).Should().ContainSingle().Subject;

        (change.Element, change.Kind, change.Clause).Should().Be(($"award {SamplePolicy.Individual}", PolicyChangeKind.Changed, "1.2.b"));
        change.Properties.Should().BeEquivalentTo(
        [
            new PropertyChange("places", Text.Same("10"), Text.Same("12")),
            new PropertyChange("clause", Text.Same("1.2.a"), Text.Same("1.2.b")),
        ]);
    }

    [Fact]
    public void What_is_new_and_what_is_gone_are_told_with_what_they_say()
    {
        var sanction = Policy.Sanctions[0];
        var changes = PolicyDiff.Between(Policy, Policy with { Sanctions = [.. Policy.Sanctions.Skip(1), sanction with { Code = "other" }] });

        changes.Select(change => (change.Element, change.Kind)).Should().Equal(("sanction other", PolicyChangeKind.Added), ($"sanction {sanction.Code}", PolicyChangeKind.Removed));
        changes[0].Properties.Should().Contain(new PropertyChange("effect", null, Text.Same("disqualify-organisation")));
        changes[1].Properties.Should().Contain(new PropertyChange("effect", Text.Same("disqualify-organisation"), null));
    }

    [Fact]
    public void Two_exceptions_of_one_clause_are_told_apart()
    {
        static CampaignPolicy With(string second) => Policy.WithAward(SamplePolicy.Individual, award => award with
        {
            Rules = [award.Rules[0] with { Unless = [.. award.Rules[0].Unless, award.Rules[0].Unless[0] with { Title = SamplePolicy.Label(second) }] }, .. award.Rules.Skip(1)],
        });

        PolicyDiff.Between(With("one"), With("one")).Should().BeEmpty();
        PolicyDiff.Between(With("one"), With("another")).Single().Properties.Single().Should().Match<PropertyChange>(property =>
            property.Name == "unless" && property.Before!.En.Contains("one") && property.After!.En.Contains("another"));
    }

    [Fact]
    public void Two_rewards_of_one_kind_are_told_apart()
    {
        static CampaignPolicy With(int second) => Policy.WithAward(
            SamplePolicy.Individual, award => award with { Rewards = [.. award.Rewards, new Reward(RewardKind.Bonus, "2.c", Amount: second)] });

        PolicyDiff.Between(With(500), With(500)).Should().BeEmpty();
        PolicyDiff.Between(With(500), With(600)).Single().Properties.Single().Should().Match<PropertyChange>(property =>
            property.Name == "rewards" && property.Before!.En.EndsWith("; bonus 2.c 500") && property.After!.En.EndsWith("; bonus 2.c 600"));
    }

    [Fact]
    public void Two_holidays_of_one_name_are_told_apart()
    {
        static CampaignPolicy With(int day) => Policy with { Holidays = [.. Policy.Holidays, Policy.Holidays[0] with { Organisations = [SamplePolicy.OtherPrefecture], Off = [Day(8, day)] }] };

        PolicyDiff.Between(With(19), With(19)).Should().BeEmpty();
        PolicyDiff.Between(With(19), With(20)).Single().Properties.Single().Should().Be(new PropertyChange("off", Text.Same("2021-08-19"), Text.Same("2021-08-20")));
        PolicyDiff.Between(With(19), Policy).Single().Kind.Should().Be(PolicyChangeKind.Removed);
    }

    /// <summary>Whatever of a policy is changed, one value at a time, shows: what the comparison forgot would slip through an amendment unseen.</summary>
    [Fact]
    public void Every_single_change_shows()
    {
        var changes = Alterations(Policy, string.Empty).Where(altered => !Silent.Contains(altered.Path)).GroupBy(altered => altered.Path).ToList();

        changes.Should().HaveCountGreaterThan(150);
        changes.Where(path => path.Take(4).Any(altered => PolicyDiff.Between(Policy, (CampaignPolicy)altered.Value).Count == 0)).Select(path => path.Key).Should().BeEmpty();
    }

    // The version is another one; the code is that of the campaign's folder; how a limit was written and where a fact stands say nothing; a
    // limit has a share or a count; a region's paper is referred to by its number; where a shared rule is written says nothing.
    private static readonly HashSet<string> Silent = [".Version", ".Code", ".Limits.DeclaredAt", ".Limits.Figures.DeclaredAt", ".Limits.Count", ".Surpluses.DeclaredAt", ".Holidays.Paper.Number", ".Awards.Rules.DeclaredAt", ".Facts.Index", ".Facts.Items.Index"];

    private static IEnumerable<(string Path, object Value)> Alterations(object? value, string path, Type? type = null)
    {
        switch (value)
        {
            case null when type == typeof(string):
                yield return (path, "another");
                break;
            case null when type is not null && Nullable.GetUnderlyingType(type) is { IsPrimitive: true } number:
                yield return (path, Convert.ChangeType(7, number, null));
                break;
            case null:
                break;
            case string text:
                yield return (path, text + "-another");
                break;
            case int number:
                yield return (path, number + 1);
                break;
            case decimal number:
                yield return (path, number + 1);
                break;
            case bool truth:
                yield return (path, !truth);
                break;
            case DateOnly day:
                yield return (path, day.AddDays(1));
                break;
            case TimeOnly time:
                yield return (path, time.AddHours(1));
                break;
            case Share share:
                yield return (path, new Share(share.Numerator, share.Denominator + 1));
                break;
            case Enum word:
                yield return (path, Enum.GetValues(word.GetType()).Cast<object>().First(other => !other.Equals(word)));
                break;
            case FactDefinition fact when !path.StartsWith(".Facts", StringComparison.Ordinal) || path.Contains("Derivation", StringComparison.Ordinal):
                // One of the policy's facts, which are altered by themselves.
                yield return (path, fact with { Code = fact.Code + "-another" });
                break;
            case Route { ToSuperior: true } route:
                yield return (path, route with { ToSuperior = false });
                break;
            case Condition:
                yield return (path, new All([]));
                break;
            case Text text:
                yield return (path, text with { Zh = text.Zh + "另" });
                yield return (path, text with { En = text.En + " another" });
                break;
            case OrganisationDirectory directory:
                foreach (var altered in List(directory.All, path, typeof(Organisation)))
                {
                    yield return (altered.Path, new OrganisationDirectory([.. ((IEnumerable)altered.Value).Cast<Organisation>()]));
                }

                break;
            case FactCatalogue catalogue:
                foreach (var altered in List(catalogue.All, path, typeof(FactDefinition)))
                {
                    yield return (altered.Path, new FactCatalogue([.. ((IEnumerable)altered.Value).Cast<FactDefinition>()]));
                }

                break;
            case IReadOnlyDictionary<string, Route> routes:
                yield return (path, new Dictionary<string, Route>());
                foreach (var altered in routes.SelectMany(route => Alterations(route.Value, path).Select(altered => (route.Key, altered.Value))))
                {
                    yield return (path, new Dictionary<string, Route>(routes) { [altered.Key] = (Route)altered.Value });
                }

                break;
            case IList list:
                foreach (var altered in List(list, path, list.GetType().GetInterfaces().First(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GenericTypeArguments[0]))
                {
                    yield return altered;
                }

                break;
            default:
                foreach (var property in value.GetType().GetProperties().Where(property => property.SetMethod is not null))
                {
                    foreach (var altered in Alterations(property.GetValue(value), $"{path}.{property.Name}", property.PropertyType))
                    {
                        var copy = value.GetType().GetMethod("<Clone>$")!.Invoke(value, null)!;
                        property.SetValue(copy, altered.Value);
                        yield return (altered.Path, copy);
                    }
                }

                break;
        }
    }

    // Without its first item, and with each item altered.
    private static IEnumerable<(string Path, object Value)> List(IEnumerable list, string path, Type type)
    {
        var items = list.Cast<object>().ToList();
        if (items.Count > 0)
        {
            yield return (path, Typed(items.Skip(1), type));
        }

        for (var i = 0; i < items.Count; i++)
        {
            foreach (var altered in Alterations(items[i], path, type))
            {
                yield return (altered.Path, Typed([.. items.Take(i), altered.Value, .. items.Skip(i + 1)], type));
            }
        }
    }

    private static Array Typed(IEnumerable<object> items, Type type)
    {
        var all = items.ToArray();
        var typed = Array.CreateInstance(type, all.Length);
        all.CopyTo(typed, 0);
        return typed;
    }

    // The sample policy with everything that a policy can say besides.
    private static CampaignPolicy Rich() => SamplePolicy.Build(policy =>
    {
        var frontLine = policy.Facts.Find("frontLine")!;
        var when = new Compare(frontLine, Comparison.Is, frontLine.Parse("true").Value);
        return (policy with
        {
            Series = new Series("sample", 3),
            Surpluses = [new Surplus("5.2.b", new Share(1, 5), RoundUp: true)],
            Reserves = new Reserves("5.2.b", 1, "leading-group", ReservePromotion.Across),
            Posthumous = new Posthumous("1.1", policy.Facts.Find("serviceSince")!),
            Events = [new CampaignEvent("season-end", "4.a", SamplePolicy.Label("end of the season"), Day(7, 12))],
            Holidays = [new LocalHoliday(SamplePolicy.Label("festival"), [SamplePolicy.Prefecture], [Day(8, 12)], [Day(8, 15)], new HolidayPaper("某政办〔2021〕3号", Day(7, 1)))],
            Limits =
            [
                .. policy.Limits.Select(limit => limit with
                {
                    Within = when,
                    Scope = LimitScope.Organisation,
                    Tiers = ["county"],
                    Figures = [new LimitFigure(null, 3) { Organisations = [SamplePolicy.County], Regions = [SamplePolicy.Prefecture], Tiers = ["county"], AllottedAtLeast = 1, AllottedBelow = 9 }],
                    ExceptChannels = [SamplePolicy.MostBeautiful],
                }),
            ],
            Sanctions = [.. policy.Sanctions, new SanctionDefinition("bar", "5.3.b", SamplePolicy.Label("bar"), SanctionEffect.BarLaterRounds) { Subject = SanctionSubject.Nominee, Rounds = 2, Years = 5 }],
        })
        .WithAward(SamplePolicy.Individual, award => award with
        {
            ConferredBy = "leading-group",
            Titles = [new TitleVariant("2.b", SamplePolicy.Label("model"), when)],
            Rules = [.. award.Rules.Select(rule => rule with { When = when, Unless = [new RuleException("1.2.e", SamplePolicy.Label("exception"), when)] })],
            Rewards = [.. award.Rewards, new Reward(RewardKind.Merit, "2.c", null, null, SamplePolicy.Label("merit"))],
        })
        .WithStage("unit-recommendation", stage => stage with { Level = ["county"], Records = [.. stage.Records.Select(record => record with { When = when })] })
        .WithStage("local-publicity", stage => stage with
        {
            UpheldReturnsTo = "unit-recommendation",
            ExaminedBy = "leading-group",
            Due = new DueDate(null, "4.1.b", Inclusive: true, ["county"]) { Within = new RelativeTime(10, DayKind.Working, "season-end"), At = new TimeOnly(12, 0), RestDay = RestDay.MovesOn },
        })
        .WithStage("first-review", stage => stage with { Replacement = new Replacement("4.2.a", Allowed: true) });
    });
}
