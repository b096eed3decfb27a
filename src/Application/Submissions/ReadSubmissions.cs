using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Submissions;

/// <summary>One submission with its report and forms.</summary>
public sealed record GetSubmission(string Campaign, Guid Id) : IQuery<SubmissionView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadSubmission;
}

/// <summary>Submissions of a campaign, filtered by stage and organisation.</summary>
public sealed record ListSubmissions(string Campaign, string? Stage, string? Organisation, Paging Paging) : IQuery<Page<SubmissionView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadSubmission;

    /// <summary>Keys that the list can be sorted by.</summary>
    public static IReadOnlyList<SortKey<Submission>> Sorts { get; } = [new("submittedOn", (Submission submission) => submission.SubmittedOn)];
}

/// <summary>A submission.</summary>
public sealed record SubmissionView
{
    public required Guid Id { get; init; }

    public required string Stage { get; init; }

    public required string Organisation { get; init; }

    public required DateOnly SubmittedOn { get; init; }

    public required IReadOnlyDictionary<string, string> Report { get; init; }

    public required IReadOnlyList<FilledForm> Forms { get; init; }

    /// <summary>References to what came with it.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    public required IReadOnlyList<Guid> Nominations { get; init; }

    public required int Version { get; init; }
}

internal static class SubmissionViews
{
    public static SubmissionView ToView(this Submission submission, CampaignPolicy policy) => new()
    {
        Id = submission.Id,
        Stage = submission.Stage,
        Organisation = submission.Organisation,
        SubmittedOn = submission.SubmittedOn,
        Report = submission.Report,
        Forms = [.. submission.Forms.Select(form => Domain.Submissions.Forms.Hidden(form, policy))],
        Evidence = submission.Evidence ?? [],
        Nominations = submission.Nominations,
        Version = submission.Version,
    };
}

internal sealed class SubmissionsOf : Specification<Submission>
{
    public SubmissionsOf(Guid campaignId, string? stage, string? organisation)
    {
        Query.Where(submission => submission.CampaignId == campaignId);
        if (stage is not null)
        {
            Query.Where(submission => submission.Stage == stage);
        }

        if (organisation is not null)
        {
            Query.Where(submission => submission.Organisation == organisation);
        }
    }
}

internal sealed class GetSubmissionHandler(CampaignOpener campaigns) : IRequestHandler<GetSubmission, Outcome<SubmissionView>>
{
    public Task<Outcome<SubmissionView>> Handle(GetSubmission request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<Submission>(request.Id, cancellationToken).Select(submission => submission.ToView(opened.Policy)));
}

internal sealed class ListSubmissionsHandler(CampaignOpener campaigns) : IRequestHandler<ListSubmissions, Outcome<Page<SubmissionView>>>
{
    public Task<Outcome<Page<SubmissionView>>> Handle(ListSubmissions request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy(("stage", request.Stage), ("organisation", request.Organisation)))
        .Then(opened => opened
            .Page(new SubmissionsOf(opened.Id, request.Stage, request.Organisation), request.Paging, ListSubmissions.Sorts, cancellationToken)
            .Select(page => page.Select(submission => submission.ToView(opened.Policy))));
}
