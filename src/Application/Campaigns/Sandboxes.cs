using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>Makes a sandbox from the policy that is in force in a campaign on the sandbox's day: the same code runs it, nothing in it is real.</summary>
public sealed record MakeSandbox(string Campaign, string Actor, string Code, DateOnly Today) : ICommand<CampaignView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Test;
}

/// <summary>Sets the clock of a sandbox.</summary>
public sealed record SetClock(string Campaign, string Actor, DateOnly Today) : ICommand<CampaignView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Test;
}

/// <summary>Throws a sandbox away; its code is given once more.</summary>
public sealed record DiscardSandbox(string Campaign, string Actor, string Code) : ICommand<CampaignView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Test;
}

internal sealed class MakeSandboxValidator : AbstractValidator<MakeSandbox>
{
    public MakeSandboxValidator() => RuleFor(request => request.Code).GivenText(60);
}

internal sealed class MakeSandboxHandler(IStore store, ICampaignLibrary library, IKeys keys, Access access)
    : IRequestHandler<MakeSandbox, Outcome<CampaignView>>
{
    public async Task<Outcome<CampaignView>> Handle(MakeSandbox request, CancellationToken cancellationToken)
    {
        // Its policy is all that is taken from the campaign, and that is public; nothing else of it can be reached from here.
        if (await store.FindCampaign(request.Campaign, cancellationToken) is not { IsDiscarded: false } model || access.Caller.Campaigns?.Contains(model.Code) == false)
        {
            return Outcome.Missing("评选表彰活动 / campaign", request.Campaign);
        }

        if (!request.Code.StartsWith(Campaign.SandboxPrefix, StringComparison.Ordinal) || request.Code.Length == Campaign.SandboxPrefix.Length ||
            !request.Code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            return new Violation(ViolationCode.CodeInvalid, new Text(
                $"沙箱的代码以“{Campaign.SandboxPrefix}”开头，只由小写字母、数字和连字符组成。",
                $"The code of a sandbox begins with '{Campaign.SandboxPrefix}' and is made of small letters, digits and hyphens."))
            { Place = "code", Actual = request.Code, Required = $"{Campaign.SandboxPrefix}…" };
        }

        var policy = (await library.Rules(model.PolicyCode, model.VersionOn(request.Today), cancellationToken)).Policy;
        var sandbox = Campaign.Sandbox(keys.New(), request.Code, policy, request.Actor, request.Today);
        store.Add(sandbox);
        foreach (var row in policy.Quotas)
        {
            store.Add(new QuotaAccount(keys.New(), sandbox.Id, row));
        }

        return sandbox.ToView(policy, new CampaignAccess(access.Caller, access.Deed, policy));
    }
}

internal sealed class SetClockHandler(CampaignOpener campaigns) : IRequestHandler<SetClock, Outcome<CampaignView>>
{
    public Task<Outcome<CampaignView>> Handle(SetClock request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Campaign.SetClock(request.Today, request.Actor).Select(campaign => campaign.ToView(opened.Policy, opened.Access)));
}

internal sealed class DiscardSandboxHandler(CampaignOpener campaigns) : IRequestHandler<DiscardSandbox, Outcome<CampaignView>>
{
    public Task<Outcome<CampaignView>> Handle(DiscardSandbox request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Campaign.Discard(request.Code, request.Actor).Select(campaign => campaign.ToView(opened.Policy, opened.Access)));
}
