using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>
/// Objects to a nominee of a notice as anybody may, without signing in (网上异议). It counts like any other from the day on which it comes; that
/// somebody takes it in first would leave it to them whether it counts.
/// </summary>
public sealed record ObjectPublicly(string Campaign, Guid NoticeId, int Nominee, string Statement, string? Name, string? Contact) : ICommand<ObjectionReceipt>
{
    /// <inheritdoc/>
    public string Actor => string.Empty;

    /// <inheritdoc/>
    public Deed Deed => Deed.Object;
}

/// <summary>What has become of an objection, for who holds its receipt.</summary>
public sealed record GetObjectionStatus(string Campaign, string Receipt) : IQuery<ObjectionStatusView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPosted;
}

/// <summary>What who objected is given.</summary>
public sealed record ObjectionReceipt
{
    /// <summary>The number by which the state of the objection can be asked; nobody can guess it.</summary>
    public required string Receipt { get; init; }

    /// <summary>Whether it was given without a name.</summary>
    public required bool Anonymous { get; init; }

    public required DateOnly ArrivedOn { get; init; }

    internal static string NumberOf(Guid notice, Guid objection, IKeyedDigests digests) => $"{notice:N}-{Secret(objection, digests)}";

    /// <summary>The notice that a number names, and what it says of the objection; null when it is no number of a receipt.</summary>
    internal static (Guid Notice, string Secret)? Parse(string number) =>
        number.Split('-') is [var notice, var secret] && Guid.TryParseExact(notice, "N", out var id) ? (id, secret) : null;

    // Keyed: the keys of notices and objections are known to many, and tell nobody the number.
    internal static string Secret(Guid objection, IKeyedDigests digests) => CanonicalJson.Sha256(digests.Digest($"objection receipt {objection:N}"))[..24];
}

/// <summary>What has become of an objection.</summary>
public sealed record ObjectionStatusView
{
    public required ObjectionStatus Status { get; init; }

    public required Text Label { get; init; }
}

internal sealed class ObjectPubliclyValidator : AbstractValidator<ObjectPublicly>
{
    public ObjectPubliclyValidator()
    {
        RuleFor(request => request.Statement).GivenText(Shapes.LongText);
        RuleFor(request => request.Name!).GivenName().When(request => request.Name is not null);
        RuleFor(request => request.Contact!).GivenText().When(request => request.Contact is not null);
    }
}

internal sealed class ObjectPubliclyHandler(CampaignOpener campaigns, IKeys keys, IKeyedDigests digests) : IRequestHandler<ObjectPublicly, Outcome<ObjectionReceipt>>
{
    public Task<Outcome<ObjectionReceipt>> Handle(ObjectPublicly request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Find<PublicNotice>(request.NoticeId, cancellationToken)
            .Then(notice => Posted(notice, request.Nominee, opened, cancellationToken)
                .Then(nomination => notice.Raise(Of(request, nomination.Id, opened.On), nomination, ForWhoPosted(notice, opened))))
            .Select(objection => new ObjectionReceipt
            {
                Receipt = ObjectionReceipt.NumberOf(request.NoticeId, objection.Id, digests),
                Anonymous = !objection.Signed,
                ArrivedOn = objection.ArrivedOn,
            }));

    // Who is no longer shown in the notice is not found, and nothing tells whether there ever was somebody.
    private static async Task<Outcome<Nomination>> Posted(PublicNotice notice, int number, OpenedCampaign opened, CancellationToken ct) =>
        notice.Nominations.ElementAtOrDefault(number - 1) is var id && id != Guid.Empty && await opened.Store.Find<Nomination>(opened.Id, id, ct) is { LivingKey: not null } nomination
            && nomination.PublicationIn(notice.Stage)?.NoticeId == notice.Id
            ? nomination
            : Outcome.Missing("被公示对象 / nominee", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static ActContext ForWhoPosted(PublicNotice notice, OpenedCampaign opened) => opened.Context() with { Actor = notice.Organisation, Subject = null };

    private Objection Of(ObjectPublicly request, Guid nomination, DateOnly on) =>
        new(keys.New(), nomination, ObjectionChannel.Online, Signed: request.Name is not null, on, request.Statement, []) { Objector = new Objector(request.Name?.Trim(), request.Contact?.Trim()) };
}

internal sealed class GetObjectionStatusHandler(CampaignOpener campaigns, IKeyedDigests digests) : IRequestHandler<GetObjectionStatus, Outcome<ObjectionStatusView>>
{
    public Task<Outcome<ObjectionStatusView>> Handle(GetObjectionStatus request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(async opened =>
            ObjectionReceipt.Parse(request.Receipt) is { } number
            && await opened.Store.Find<PublicNotice>(opened.Id, number.Notice, cancellationToken) is { } notice
            && notice.Objections.FirstOrDefault(known => known.Objector is not null && ObjectionReceipt.Secret(known.Id, digests) == number.Secret) is { } objection
                ? new ObjectionStatusView { Status = objection.Status, Label = Label(objection.Status) }
                : (Outcome<ObjectionStatusView>)Outcome.Missing("异议回执 / objection receipt", request.Receipt));

    private static Text Label(ObjectionStatus status) => status switch
    {
        ObjectionStatus.Open => new Text("核查中", "being examined"),
        ObjectionStatus.Dismissed => new Text("经核查不成立", "found not to hold"),
        ObjectionStatus.Upheld => new Text("经核查成立", "found to hold"),
        ObjectionStatus.Reported => new Text("转为举报核查", "examined as a report of misconduct"),
        _ => new Text("推荐已终止", "the nomination has ended"),
    };
}
