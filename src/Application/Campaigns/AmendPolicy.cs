using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>
/// Amends the rules of a running campaign: some of its files read differently from a day on. What was done before that day stays judged by
/// the version of its own day.
/// </summary>
/// <param name="Campaign">Code of the campaign.</param>
/// <param name="Actor">Code of the acting organisation.</param>
/// <param name="On">Day of the adoption; today when null.</param>
/// <param name="EffectiveOn">First day on which acts are judged by the new version.</param>
/// <param name="Document">Number of the document that orders it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Files">The files that change, each in full, by name; the others stay as they are in the version adopted last.</param>
public sealed record AmendPolicy(
    string Campaign, string Actor, DateOnly? On, DateOnly EffectiveOn, string Document, string Reason, IReadOnlyDictionary<string, string> Files)
    : ICommand<PolicyVersionView>, IWholeCampaign
{
    /// <summary>The version of the campaign that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.Amend;
}

internal sealed class AmendPolicyValidator : AbstractValidator<AmendPolicy>
{
    public AmendPolicyValidator()
    {
        RuleFor(request => request.Document).GivenText();
        RuleFor(request => request.Reason).GivenText(Shapes.LongText);
        RuleFor(request => request.Files).NotEmpty().WithErrorCode(ViolationCode.Required.Name).WithState(_ => new Text("至少给出一个修订后的文件。", "Give at least one file as it reads after the amendment."));
        RuleForEach(request => request.Files).GivenFile();
    }
}

internal sealed class AmendPolicyHandler(CampaignOpener campaigns, ICampaignLibrary library, IJournal journal, IKeys keys)
    : IRequestHandler<AmendPolicy, Outcome<PolicyVersionView>>
{
    public Task<Outcome<PolicyVersionView>> Handle(AmendPolicy request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken, request.ExpectedVersion)
        .Then(opened => library
            .Amended(opened.Campaign.PolicyCode, opened.Campaign.LatestVersion, request.Files, cancellationToken)
            .Then(amended => Adopt(request, opened, amended, cancellationToken)));

    private async Task<Outcome<PolicyVersionView>> Adopt(AmendPolicy request, OpenedCampaign opened, AmendedSource amended, CancellationToken ct)
    {
        var (campaign, source, after) = (opened.Campaign, amended.Source, amended.Policy);
        var before = (await library.Rules(campaign.PolicyCode, campaign.LatestVersion, ct)).Policy;
        var accounts = await opened.Accounts(null, ct);
        var nominations = await opened.Store.Select(
            new WholeOf<Nomination>(campaign.Id),
            nomination => new NominationUse(nomination.Id, nomination.Award, nomination.State, nomination.RecommendedBy, nomination.QuotaHolder, nomination.Channel, nomination.Facts),
            ct);
        var adopted = campaign.Amend(
            new Amendment(source.Version, request.EffectiveOn, request.Document, request.Reason, request.Actor, opened.On),
            before,
            after,
            new PolicyUse(nominations, accounts, await journal.LastJudged(campaign.Id, ct)));
        return await adopted.SelectAsync(async _ =>
        {
            await library.Keep(source, after, ct);
            var known = accounts.Select(account => (account.Organisation, account.Award)).ToHashSet();
            foreach (var row in after.Quotas.Where(row => !known.Contains((row.Organisation, row.Award))))
            {
                opened.Add(new QuotaAccount(keys.New(), campaign.Id, row));
            }

            return opened.Versions()[^1];
        });
    }
}
