using Commendation.Application.Common;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Verification;

/// <summary>Verifies a policy: that of a campaign which the server runs, or one whose files come with the request. Nothing is stored.</summary>
/// <param name="Campaign">Code of a campaign; null when files are given.</param>
/// <param name="Files">The files of a campaign folder by name, <c>scenarios/*.yaml</c> among them; null when a campaign is named.</param>
/// <param name="Only">Codes of the parts to run; null or empty for all.</param>
public sealed record VerifyPolicy(string? Campaign, IReadOnlyDictionary<string, string>? Files, IReadOnlyList<string>? Only) : IQuery<VerificationView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Makes policies ready to be verified.</summary>
public interface IVerifiablePolicies
{
    /// <summary>The policy of these files, or every fault with file, line and column.</summary>
    /// <param name="code">Code of the campaign.</param>
    /// <param name="files">The files by name.</param>
    Outcome<VerifiablePolicy> Of(string code, IReadOnlyDictionary<string, string> files);

    /// <summary>A version that the server keeps, with the scenarios that lie in the campaign's folder now.</summary>
    Task<Outcome<VerifiablePolicy>> Kept(string code, string version, CancellationToken ct);
}

/// <summary>How much of a server verifications may take.</summary>
public sealed record VerificationLimits
{
    /// <summary>The longest that one may take.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many run at once; more wait.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>How many wait; more are refused at once.</summary>
    public int Waiting { get; init; } = 8;

    /// <summary>Most files of one policy.</summary>
    public int Files { get; init; } = 64;

    /// <summary>Most characters of all files of one policy: what reading them takes in memory grows with them.</summary>
    public int Characters { get; init; } = 4_000_000;
}

/// <summary>Lets in as much work that takes long as the limits allow: reading policies, and verifying them.</summary>
public sealed class VerificationGate(VerificationLimits limits) : IDisposable
{
    private static readonly Refusal Full = new(RefusalKind.Busy,
    [
        new Violation(ViolationCode.Busy, new Text("正在核验或试算的请求过多，请按Retry-After所示秒数后重试。", "Too many policies are being verified or tried out; try again after the seconds that Retry-After names.")),
    ]);

    private readonly SemaphoreSlim _places = new(limits.AtOnce);
    private int _inside;

    /// <summary>Runs work when there is a place for it; refused when too many wait already, and when it takes too long.</summary>
    public Task<Outcome<T>> Run<T>(Func<CancellationToken, T> work, CancellationToken ct) => RunAsync(stop => Task.FromResult(work(stop)), ct);

    /// <summary>The same for work that also waits.</summary>
    public async Task<Outcome<T>> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        try
        {
            return Interlocked.Increment(ref _inside) > limits.AtOnce + limits.Waiting ? Full : await Inside(work, ct);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    private async Task<Outcome<T>> Inside<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(ct);
        hurry.CancelAfter(limits.Longest);
        try
        {
            return await Task.Run(() => work(hurry.Token), ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            var seconds = limits.Longest.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new Violation(ViolationCode.VerificationTooLong, new Text(
                $"核验在{seconds}秒内没有完成，结果未知；请用only选择部分项目，或改用命令行verify。",
                $"The verification did not end within {seconds} seconds, so nothing is known; choose parts with 'only', or use the command verify."))
            { Place = "only", Required = seconds };
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();
}

internal sealed class VerifyPolicyValidator : AbstractValidator<VerifyPolicy>
{
    public VerifyPolicyValidator(VerificationLimits limits)
    {
        RuleFor(request => request.Campaign).Must((request, campaign) => campaign is null != request.Files is null)
            .WithErrorCode(ViolationCode.CampaignOrFiles.Name).WithState(_ => new Text("campaign 和 files 须且只须给出一项。", "Give either 'campaign' or 'files'."));
        RuleFor(request => request.Campaign!).GivenText().When(request => request.Campaign is not null);
        RuleFor(request => request.Files!).Must(files => files.Count <= limits.Files)
            .WithErrorCode(ViolationCode.TooMany.Name).WithState(_ => new Text($"最多{limits.Files}个文件。", $"At most {limits.Files} files."))
            .When(request => request.Files is not null);
        RuleFor(request => request.Files!).Must(files => files.Values.Sum(text => (long)(text?.Length ?? 0)) <= limits.Characters)
            .WithErrorCode(ViolationCode.TooLong.Name).WithState(_ => new Text($"各文件合计最多{limits.Characters}字。", $"At most {limits.Characters} characters in all files."))
            .When(request => request.Files is not null);
        RuleForEach(request => request.Files).GivenFile();
        RuleFor(request => request.Only!).AtMost(100).When(request => request.Only is not null);
        RuleForEach(request => request.Only).GivenText();
    }
}

internal sealed class VerifyPolicyHandler(CampaignOpener campaigns, IVerifiablePolicies policies, VerificationGate gate) : IRequestHandler<VerifyPolicy, Outcome<VerificationView>>
{
    // A policy that belongs to no campaign yet needs a code all the same.
    private const string Draft = "draft";

    public Task<Outcome<VerificationView>> Handle(VerifyPolicy request, CancellationToken cancellationToken) => Verifications
        .Chosen(request.Only ?? [], "only")
        .Then(parts => request.Files is { } files
            ? gate.Run(stop => policies.Of(Draft, files).Select(policy => policy.Verify(parts, stop: stop)), cancellationToken).Then(verified => verified)
            : campaigns.Open(request.Campaign!, cancellationToken)
                .Then(opened => policies.Kept(opened.Campaign.PolicyCode, opened.Policy.Version, cancellationToken))
                .Then(policy => gate.Run(stop => policy.Verify(parts, stop: stop), cancellationToken)));
}
