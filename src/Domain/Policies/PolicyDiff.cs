using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What became of an element of a policy.</summary>
public enum PolicyChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is there no more.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,
}

/// <summary>One property that differs between two versions of an element.</summary>
/// <param name="Name">Name of the property, as in the campaign's file.</param>
/// <param name="Before">What it was, in words; null when it was absent.</param>
/// <param name="After">What it is, in words; null when it is absent.</param>
public sealed record PropertyChange(string Name, Text? Before, Text? After);

/// <summary>One element that differs between two versions of a policy.</summary>
/// <param name="Element">What it is, with its code, for example <c>rule advanced-individual/petition-service</c>.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Clause">The clause that it cites, in the later version where it is there; null when it cites none.</param>
/// <param name="Title">Label for people; null when it has none.</param>
/// <param name="Properties">What differs, for an element that is in both versions; what it says, for one that is in one of them.</param>
public sealed record PolicyChange(string Element, PolicyChangeKind Kind, string? Clause, Text? Title, IReadOnlyList<PropertyChange> Properties);

/// <summary>
/// Tells two versions of a policy apart, element by element: elements are matched by their codes, so that moving one without changing it is
/// no difference, except for stages, whose order is the procedure. What has no code of its own and shares its name with others (holidays,
/// exceptions under one clause, rewards of one kind) is matched by its position among them.
/// </summary>
public static class PolicyDiff
{
    /// <summary>Every difference, in the later version's order, what was removed last; empty when both say the same.</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later version.</param>
    public static IReadOnlyList<PolicyChange> Between(CampaignPolicy before, CampaignPolicy after)
    {
        var (old, now) = (Elements(before), Elements(after));
        var earlier = old.ToDictionary(element => element.Name);
        var kept = now.Select(element => element.Name).ToHashSet();
        return
        [
            .. now.Select(element => earlier.TryGetValue(element.Name, out var was)
                ? Change(element, PolicyChangeKind.Changed, was.Properties, element.Properties)
                : Change(element, PolicyChangeKind.Added, [], element.Properties))
                .Where(change => change.Kind != PolicyChangeKind.Changed || change.Properties.Count > 0),
            .. old.Where(element => !kept.Contains(element.Name)).Select(element => Change(element, PolicyChangeKind.Removed, element.Properties, [])),
        ];
    }

    private static PolicyChange Change(Element element, PolicyChangeKind kind, IReadOnlyList<Property> before, IReadOnlyList<Property> after)
    {
        Text? In(IReadOnlyList<Property> properties, string name) => properties.FirstOrDefault(property => property.Name == name)?.Value;
        var names = after.Concat(before).Select(property => property.Name).Distinct();
        return new PolicyChange(
            element.Name,
            kind,
            element.Clause,
            element.Title,
            [.. names.Select(name => new PropertyChange(name, In(before, name), In(after, name))).Where(property => property.Before != property.After)]);
    }

    private static IReadOnlyList<Element> Elements(CampaignPolicy policy) => Numbered(
        [
            new("notice", null, policy.Title, Only(
                ("title", policy.Title),
                ("issuer", policy.Issuer),
                ("documentNumber", Same(policy.DocumentNumber)),
                ("issuedOn", Same(policy.IssuedOn)),
                ("series", Same(policy.Series?.ToString())),
                ("waivedBy", Same(policy.WaivedBy)),
                ("checkDigits", Same(policy.CheckDigits)),
                ("retention", policy.Retention is { } retention ? Same($"{retention.Years} {retention.Clause}".TrimEnd()) : null))),
            .. policy.Clauses.Select(clause => new Element($"clause {clause.Id}", clause.Id, clause.Summary, Only(
                ("kinds", Same(clause.Kinds)), ("strength", Same(clause.Strength)), ("summary", clause.Summary), ("coveredBy", Same(clause.CoveredBy))))),
            .. policy.Interpretations.Select(one => new Element($"interpretation {one.Setting}", one.Clause, one.Title, Only(
                ("clause", Same(one.Clause)), ("title", one.Title), ("readings", Titled(one.Readings.Select(reading => (reading.Code, reading.Title)))), ("default", Same(one.Default)), ("reading", Same(one.Chosen)), ("reason", one.Reason)))),
            .. policy.Facts.All.SelectMany(fact => Facts(string.Empty, fact)),
            .. policy.Organisations.All.Select(one => new Element($"organisation {one.Code}", null, one.Name, Only(
                ("name", one.Name), ("tier", Same(one.Tier)), ("superior", Same(one.Superior))))),
            .. policy.Roles.Select(role => new Element($"role {role.Code}", role.Clause, role.Title, Only(
                ("clause", Same(role.Clause)),
                ("title", role.Title),
                ("organisation", Same(role.Routes.OrderBy(route => route.Key, StringComparer.Ordinal).Select(route => $"{route.Key}: {(route.Value.ToSuperior ? "superior" : route.Value.Fixed ?? "self")}")))))),
            .. policy.Awards.SelectMany(award => Award(award)),
            new("quotas", policy.QuotaClause, null, Only(
                ("clause", Same(policy.QuotaClause)),
                ("unusedPlaces", Same(policy.UnusedPlacesClause)),
                ("surplus", policy.Surplus is { } surplus ? Same($"{surplus.Share}{(surplus.RoundUp ? " ↑" : string.Empty)} ({surplus.Clause})") : null),
                ("reserves", policy.Reserves is { } reserves ? Same(string.Create(CultureInfo.InvariantCulture, $"{reserves.PerPlace} {reserves.By} {Kebab.Of(reserves.Promotion)} ({reserves.Clause})")) : null))),
            .. policy.Quotas.Select(row => new Element($"quota {row.Organisation}/{row.Award}", policy.QuotaClause, policy.Organisations.Find(row.Organisation)?.Name, Only(("places", Same(row.Places))))),
            .. policy.Posthumous is { } posthumous ? [new Element("posthumous", posthumous.Clause, null, Only(("clause", Same(posthumous.Clause)), ("diedOn", Same(posthumous.DiedOn.Code))))] : Array.Empty<Element>(),
            .. policy.Channels.Select(channel => new Element($"channel {channel.Code}", channel.Clause, channel.Title, Only(
                ("clause", Same(channel.Clause)),
                ("title", channel.Title),
                ("award", Same(channel.Award)),
                ("countsInsideTotal", Same(channel.CountsInsideTotal)),
                ("places", Same(channel.Places))))),
            .. policy.Limits.Select(Limit),
            new("procedure", policy.ProcedureClause, null, Only(("clause", Same(policy.ProcedureClause)))),
            .. policy.Stages.SelectMany((stage, i) => Stage(policy, stage, i)),
            .. policy.Events.Select(one => new Element($"event {one.Code}", one.Clause, one.Title, Only(("clause", Same(one.Clause)), ("title", one.Title), ("on", Same(one.On))))),
            .. policy.Holidays.Select(holiday => new Element($"holiday {holiday.Title.Zh}", null, holiday.Title, Only(
                ("title", holiday.Title),
                ("organisations", Same(holiday.Organisations)),
                ("off", Same(holiday.Off.Select(day => Iso(day)))),
                ("work", Same(holiday.Work.Select(day => Iso(day)))),
                ("paper", Same($"{holiday.Paper.Reference} ({Iso(holiday.Paper.PublishedOn)})"))))),
            .. policy.Materials.Select(material => new Element($"material {material.Code}", material.Clause, material.Title, Only(
                ("clause", Same(material.Clause)),
                ("formatClause", Same(material.FormatClause)),
                ("title", material.Title),
                ("award", Same(material.Award)),
                ("per", Same(material.PerNominee ? "nominee" : "submission")),
                ("copies", Same(material.Copies)),
                ("fields", Same(material.Fields.Select(field => field.Source is null ? field.Label : $"{field.Label} ← {field.Source}")))))),
            .. policy.Sanctions.Select(sanction => new Element($"sanction {sanction.Code}", sanction.Clause, sanction.Title, Only(
                ("clause", Same(sanction.Clause)), ("title", sanction.Title), ("effect", Same(sanction.Effect)), ("subject", Same(sanction.Subject)), ("rounds", Same(sanction.Rounds)), ("years", Same(sanction.Years))))),
        ],
        element => element.Name,
        (element, name) => element with { Name = name });

    private static IEnumerable<Element> Facts(string list, FactDefinition fact) =>
        (fact.Items?.All ?? []).SelectMany(item => Facts($"{fact.Code}.", item)).Prepend(new Element($"fact {list}{fact.Code}", null, fact.Label, Only(
            ("kind", Same(fact.Kind)),
            ("label", fact.Label),
            ("privacy", Same(fact.Privacy)),
            ("for", Same(fact.For)),
            ("scale", fact.Scale is { } scale ? Told(scale) : null),
            ("unit", fact.Unit),
            ("decimals", Same(fact.Decimals)),
            ("min", Same(fact.Min)),
            ("max", Same(fact.Max)),
            ("derive", fact.Derivation is { } derivation ? Told(derivation) : null))));

    private static Text Told(Scale scale)
    {
        Text Value(ScaleValue value) => new(
            $"{value.Code} {value.Label.Zh}{Beside(value)}",
            $"{value.Code} {value.Label.En}{Beside(value)}");
        static string Beside(ScaleValue value) => string.Concat(new[] { value.StandardCode, value.Equivalent is null ? null : $"= {value.Equivalent}" }.OfType<string>().Select(more => $" ({more})"));
        var (head, between, values) = (scale.Standard is null ? scale.Code : $"{scale.Code} ({scale.Standard})", scale.Ordered ? " < " : ", ", scale.Values.Select(Value).ToList());
        return new Text($"{head}：{string.Join(between, values.Select(value => value.Zh))}", $"{head}: {string.Join(between, values.Select(value => value.En))}");
    }

    private static Text Told(Derivation derivation) => derivation switch
    {
        FullYears years => Text.Same($"fullYears {years.From.Code} → {years.To?.Code ?? Iso(years.On)}{(years.NotAfter is null ? string.Empty : $" ≤ {years.NotAfter.Code}")}"),
        Highest highest => Text.Same($"highest {string.Join(", ", highest.Of.Select(fact => fact.Code))}"),
        EquivalentOf equivalent => Text.Same($"equivalent {equivalent.Of.Code} → {equivalent.On.Code}"),
        CountOf count => Over($"count {count.Of.Code}", count.Where),
        PercentOf percent => Over(string.Create(CultureInfo.InvariantCulture, $"percent {percent.Of.Code} ({Kebab.Of(percent.Rounding)}, {percent.Decimals})"), percent.Where),
        ConsecutiveYears years => Over($"consecutiveYears {years.Of.Code} ({years.Year.Code}{(years.EndingIn is { } ending ? string.Create(CultureInfo.InvariantCulture, $" → {ending}") : string.Empty)})", years.Where),
        LastOf last => Text.Same(string.Create(CultureInfo.InvariantCulture, $"last {last.Count} {last.Of.Code} ({last.By.Code})")),
        _ => Text.Same(derivation.GetType().Name),
    };

    private static Text Over(string what, Condition where)
    {
        var told = where.Describe();
        return new Text($"{what}：{told.Zh}", $"{what}: {told.En}");
    }

    private static IEnumerable<Element> Award(Award award) =>
        award.Rules.Select(rule => new Element($"rule {award.Code}/{rule.Code}", rule.Clause, rule.Title, Only(
            [
                ("clause", Same(rule.Clause)),
                ("strength", Same(rule.Strength)),
                ("title", rule.Title),
                ("when", rule.When?.Describe()),
                ("require", rule.Require.Describe()),
                .. rule.Unless.Select(exception => ($"unless {exception.Clause}", (Text?)Under(exception.Title, exception.When))),
            ])))
        .Prepend(new Element($"award {award.Code}", award.Clause, award.Title, Only(
            [
                ("kind", Same(award.Kind)),
                ("title", award.Title),
                ("places", Same(award.Places)),
                ("clause", Same(award.Clause)),
                ("conferredBy", Same(award.ConferredBy)),
                .. award.Titles.Select((title, i) => (string.Create(CultureInfo.InvariantCulture, $"titles {i + 1} ({title.Clause})"), (Text?)Under(title.Title, title.When))),
                .. award.Rewards.Select(reward => (
                    $"rewards {Kebab.Of(reward.Kind)}",
                    (Text?)Text.Same(string.Join(" ", new[] { reward.Clause, reward.NumberPattern, reward.Amount?.ToString(CultureInfo.InvariantCulture), reward.Title?.ToString() }.Where(part => part is not null))))),
            ])));

    private static Element Limit(CompositionLimit limit) => new($"limit {limit.Code}", limit.Clause, limit.Title, Only(
        ("clause", Same(limit.Clause)),
        ("strength", Same(limit.Strength)),
        ("title", limit.Title),
        ("awards", Same(limit.Awards)),
        ("members", limit.Members is All { Parts.Count: 0 } ? null : limit.Members.Describe()),
        ("bound", Same(limit.Bound)),
        ("figure", Same(limit.Share?.ToString() ?? limit.Count?.ToString(CultureInfo.InvariantCulture))),
        ("base", Same(limit.Base)),
        ("rounding", Same(limit.Rounding)),
        ("within", limit.Within?.Describe()),
        ("scope", Same(limit.Scope)),
        ("tiers", Same(limit.Tiers)),
        ("figures", Same(limit.Figures.Select(Figure), "; ")),
        ("exceptChannels", Same(limit.ExceptChannels))));

    private static string Figure(LimitFigure figure) => string.Join(' ', new[]
    {
        figure.Share?.ToString() ?? figure.Count?.ToString(CultureInfo.InvariantCulture),
        figure.Organisations.Count > 0 ? string.Join(",", figure.Organisations) : null,
        figure.Regions.Count > 0 ? string.Join(",", figure.Regions) : null,
        figure.Tiers.Count > 0 ? string.Join(",", figure.Tiers) : null,
        figure.AllottedAtLeast is { } least ? string.Create(CultureInfo.InvariantCulture, $"≥{least}") : null,
        figure.AllottedBelow is { } below ? string.Create(CultureInfo.InvariantCulture, $"<{below}") : null,
    }.Where(part => part is not null));

    private static IEnumerable<Element> Stage(CampaignPolicy policy, Stage stage, int position) =>
        stage.Records.Select(record => new Element($"record {stage.Code}/{record.Code}", record.Clause, record.Title, Only(
            ("kind", Same(record.Kind)), ("clause", Same(record.Clause)), ("title", record.Title), ("awards", Same(record.Awards)), ("optional", Same(record.Optional)), ("when", record.When?.Describe()))))
        .Prepend(new Element($"stage {stage.Code}", stage.Clause, stage.Title, Only(
            ("kind", Same(stage.Kind)),
            ("clause", Same(stage.Clause)),
            ("title", stage.Title),
            ("by", Same(stage.By)),
            ("after", position == 0 ? null : Same(policy.Stages[position - 1].Code)),
            ("level", Same(stage.Level)),
            ("due", stage.Due is { } due ? Told(due, policy) : null),
            ("term", stage.Term is { } term ? Told(term) : null),
            ("termClause", Same(stage.TermClause)),
            ("content", stage.Content is { } content ? Told(content) : null),
            ("report", stage.Report is { } report ? Told(report) : null),
            ("materials", Same(stage.Materials)),
            ("takesPlace", Same(stage.PlaceClause)),
            ("replacement", stage.Replacement is { } replacement ? Same($"{(replacement.Allowed ? "allowed" : "forbidden")} ({replacement.Clause})") : null),
            ("returnTo", Same(stage.ReturnTo)),
            ("upheldReturnsTo", Same(stage.UpheldReturnsTo)))));

    private static Text Told(DueDate due, CampaignPolicy policy)
    {
        var (when, rest) = (due.Describe(policy), $" {(due.Inclusive ? "≤" : "<")} {Kebab.Of(due.RestDay)}{string.Concat(due.Tiers.Select(tier => $" {tier}"))} ({due.Clause})");
        return new Text(when.Zh + rest, when.En + rest);
    }

    private static Text Told(Term term)
    {
        var (length, rest) = (term.Describe(), $" ({(term.PostingDayCounted ? "posting day counted, " : string.Empty)}{Kebab.Of(term.End)}, {Kebab.Of(term.AfterSuspension)}, {Kebab.Of(term.AfterRevision)})");
        return new Text(length.Zh + rest, length.En + rest);
    }

    private static Text Told(RequiredContent content)
    {
        var parts = Titled(content.Parts.Select(part => (part.Code, part.Title)))!;
        return new Text($"{parts.Zh} ({content.Clause})", $"{parts.En} ({content.Clause})");
    }

    private static Text? Titled(IEnumerable<(string Code, Text Title)> many) => many.ToList() is { Count: > 0 } all
        ? new Text(string.Join(", ", all.Select(one => $"{one.Code} {one.Title.Zh}")), string.Join(", ", all.Select(one => $"{one.Code} {one.Title.En}")))
        : null;

    private static Text Under(Text title, Condition when)
    {
        var told = when.Describe();
        return new Text($"{title.Zh}：{told.Zh}", $"{title.En}: {told.En}");
    }

    private static IReadOnlyList<Property> Only(params IEnumerable<(string Name, Text? Value)> properties) =>
        Numbered(
            properties.Where(property => property.Value is not null).Select(property => new Property(property.Name, property.Value!)),
            property => property.Name,
            (property, name) => property with { Name = name });

    // Every name once: the second of several becomes NAME 2, or a later number where that name is taken.
    private static IReadOnlyList<T> Numbered<T>(IEnumerable<T> all, Func<T, string> nameOf, Func<T, string, T> named)
    {
        var taken = new HashSet<string>();
        return
        [
            .. from one in all
               let name = nameOf(one)
               let free = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {n}")).First(taken.Add)
               select free == name ? one : named(one, free),
        ];
    }

    private static Text? Same(string? text) => text is null ? null : Text.Same(text);

    private static Text Same(int number) => Text.Same(number.ToString(CultureInfo.InvariantCulture));

    private static Text? Same(int? number) => number is { } value ? Same(value) : null;

    private static Text? Same(decimal? number) => number is { } value ? Text.Same(value.ToString(CultureInfo.InvariantCulture)) : null;

    private static Text Same(bool flag) => Text.Same(flag ? "true" : "false");

    private static Text Same(DateOnly day) => Text.Same(Iso(day));

    private static Text Same<T>(T value)
        where T : struct, Enum => Text.Same(Kebab.Of(value));

    private static Text? Same<T>(T? value)
        where T : struct, Enum => value is { } known ? Same(known) : null;

    private static Text? Same<T>(IEnumerable<T> values)
        where T : struct, Enum => Same(values.Select(Kebab.Of));

    private static Text? Same(IEnumerable<string> values, string between = ", ") => values.ToList() is { Count: > 0 } all ? Text.Same(string.Join(between, all)) : null;

    private static string Iso(DateOnly? day) => day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty;

    private sealed record Element(string Name, string? Clause, Text? Title, IReadOnlyList<Property> Properties);

    private sealed record Property(string Name, Text Value);
}
