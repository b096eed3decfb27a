using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using FluentValidation;

namespace Commendation.Application.Nominations;

/// <summary>Says that name, identifier or facts are otherwise than they stand; whatever is null stays as it is.</summary>
public abstract record RestateNomination(
    string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, string Reason, IReadOnlyList<string> Evidence) : ICommand<NominationView>, IDated, INamesEvidence
{
    /// <inheritdoc/>
    public IEnumerable<(string Place, string Reference)> Named => Evidence.At("evidence");

    /// <inheritdoc/>
    public Deed Deed => Deed.Correct;

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Number or code.</summary>
    public string? Identifier { get; init; }

    /// <summary>What the identifier is.</summary>
    public IdentifierKind? IdentifierKind { get; init; }

    /// <summary>The team or department of the unit; empty for the unit itself.</summary>
    public string? Division { get; init; }

    /// <summary>Why there is no identifier.</summary>
    public string? NoIdentifierBecause { get; init; }

    /// <summary>Facts by code; null takes one back.</summary>
    public WrittenFacts Facts { get; init; } = WrittenFacts.None;

    internal Restatement Of(Nominee nominee)
    {
        var kind = IdentifierKind ?? nominee.IdentifierKind;
        var without = kind == Domain.Policies.IdentifierKind.None;
        return new Restatement(
            Nominee.Written(
                nominee.Kind,
                Name ?? nominee.Name,
                without ? string.Empty : Identifier ?? nominee.Identifier,
                kind,
                Division ?? nominee.Division,
                without ? NoIdentifierBecause ?? nominee.NoIdentifierBecause : NoIdentifierBecause),
            Facts.Values,
            Reason,
            Evidence);
    }
}

internal static class Restating
{
    /// <summary>Opens the campaign and the nomination, and does what is asked; an upheld objection against whom it is now said to be stands in the way.</summary>
    public static Task<Outcome<NominationView>> Restate(
        this CampaignOpener campaigns, RestateNomination request, Func<Nomination, Restatement, ActContext, Outcome<Nomination>> act, CancellationToken ct) => campaigns
        .Open(request.Campaign, request.Actor, request.On, ct)
        .Then(opened => opened
            .Nomination(request.Id, ct, request.ExpectedVersion)
            .Then(async subject =>
            {
                var restated = request.Of(subject.Nomination.Nominee);
                return act(subject.Nomination, restated, subject.Context with { Upheld = await opened.Upheld(restated.Nominee.Key, ct) })
                    .Besides(request.Facts.Misfits(opened.Policy.Facts));
            })
            .Select(nomination => nomination.ToView(opened)));
}

internal abstract class RestateNominationValidator<T> : AbstractValidator<T>
    where T : RestateNomination
{
    protected RestateNominationValidator()
    {
        RuleFor(request => request.Reason).GivenText(Shapes.LongText);
        RuleFor(request => request.Evidence).AtLeastOne(50);
        RuleForEach(request => request.Evidence).GivenText();
        RuleFor(request => request.Name!).GivenName().When(request => request.Name is not null);
        RuleFor(request => request.Identifier!).GivenName(40).When(request => request.Identifier is not null);
        RuleFor(request => request.IdentifierKind!.Value).IsInEnum().WithErrorCode(ViolationCode.ValueUnknown.Name).When(request => request.IdentifierKind is not null);
        RuleFor(request => request.Division!).GivenName(100).When(request => !string.IsNullOrEmpty(request.Division));
        RuleFor(request => request.NoIdentifierBecause!).GivenText().When(request => request.NoIdentifierBecause is not null);
        RuleFor(request => request.Facts).FactMap();
    }
}
