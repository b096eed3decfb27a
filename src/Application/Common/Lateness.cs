using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Application.Common;

/// <summary>
/// A command that is of a day and can be recorded late, where the campaign foresees that. Decisions, amendments, waivers, sanctions and findings on
/// objections are none: they are of the day on which they are recorded.
/// </summary>
public interface IDated : IActing;

/// <summary>Whether the present request records an act late, or carries out one that was.</summary>
public sealed class Lateness
{
    /// <summary>Why the act is late, as the caller says; null when it is not. Filled by the edge.</summary>
    public LateClaim? Claim { get; set; }

    /// <summary>The late act that the request was kept as; null when it was done, or refused.</summary>
    public LateActView? Pending { get; internal set; }

    /// <summary>Whether what is asked for can be recorded late.</summary>
    internal bool IsPossible { get; set; }

    /// <summary>Day on which the act that is carried out was recorded; null when none is.</summary>
    internal DateOnly? RecordedOn { get; set; }

    /// <summary>What the lines tell that the act leaves which is carried out; null when none is.</summary>
    internal IReadOnlyDictionary<string, string>? Vouched { get; set; }

    /// <summary>What stands in the way of an act of this moment, in a campaign that runs; null when nothing does.</summary>
    internal Violation? Obstacle(Moment of, Moment now, Rulebook rules, string actor) => LateRecordings.Obstacle(
        of, RecordedOn is { } recorded ? recorded : now, Claim is not null || RecordedOn is not null, IsPossible, rules, actor);

    /// <summary>The violation for a reason without an act that is late.</summary>
    internal static Violation NotLate { get; } = new(
        ViolationCode.LateNotLate,
        new Text(
            "写明了补录理由（late），但没有较早的办理日：请在 on 中写明，或去掉 late。补录的往届活动和沙箱可写任何日期，不需要 late。",
            "A reason for late recording is given, but no earlier day: name it under 'on', or leave 'late' out. A record of a past campaign and a sandbox take any day without it."))
    { Place = "late" };
}

internal sealed class LateClaimValidator : AbstractValidator<LateClaim>
{
    public LateClaimValidator()
    {
        RuleFor(claim => claim.Reason).GivenText(Shapes.LongText);
        RuleFor(claim => claim.Evidence).AtLeastOne(50);
        RuleForEach(claim => claim.Evidence).GivenName();
    }
}

/// <summary>
/// Keeps an act that is recorded late instead of doing it: it is tried, so that whatever stands in its way is told at once, everything that the
/// trial changed is forgotten, and what remains is the request, waiting for its confirmation.
/// </summary>
internal sealed class LateRecordingBehaviour<TRequest, TResponse>(
    Lateness lateness, IValidator<LateClaim> shape, IUnitOfWork work, IStore store, IKeys keys, CampaignOpener campaigns, Access access)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        lateness.IsPossible = request is IDated;
        if (lateness.Claim is not { } claim)
        {
            return await next();
        }

        var faults = shape.Validate(claim).Errors.Select(Shapes.ToViolation).Select(fault => fault with { Place = $"late.{fault.Place}" }).ToList();
        if (faults.Count > 0)
        {
            return TResponse.Refused(new Refusal(RefusalKind.Shape, faults));
        }

        var tried = await next();
        if (tried.Refusal is not null)
        {
            return tried;
        }

        var opened = campaigns.Acting!;
        var act = LateAct.Record(keys.New(), LateRequest.NameOf(typeof(TRequest)), LateRequest.Of(request, access.Caller).ToText(), claim, [.. work.Touched.OfType<Nomination>()], opened.Context());
        if (!act.Accepted)
        {
            return TResponse.Refused(act.Refusal);
        }

        work.Forget();
        _ = await store.FindCampaign(opened.Campaign.Code, cancellationToken);
        store.Add(act.Value);
        lateness.Pending = act.Value.ToView(opened);
        return tried;
    }
}

/// <summary>A request as it is kept until it is confirmed, with what its caller was.</summary>
/// <param name="Name">What is asked for, in kebab case.</param>
/// <param name="Command">The command.</param>
/// <param name="Roles">Roles of the recorder.</param>
/// <param name="Campaigns">The campaigns that the recorder's token was limited to; null when it was not.</param>
internal sealed record LateRequest(string Name, JsonElement Command, IReadOnlyList<CallerRole> Roles, IReadOnlyList<string>? Campaigns)
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    private static readonly Dictionary<string, Type> Kinds = typeof(IDated).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IDated)))
        .ToDictionary(NameOf);

    public static string NameOf(Type command) => JsonNamingPolicy.KebabCaseLower.ConvertName(command.Name);

    public static LateRequest Of(object command, Caller caller) =>
        new(NameOf(command.GetType()), JsonSerializer.SerializeToElement(command, command.GetType(), Options), caller.Roles, caller.Campaigns);

    public static LateRequest Read(string text) => JsonSerializer.Deserialize<LateRequest>(text, Options)!;

    public string ToText() => JsonSerializer.Serialize(this, Options);

    /// <summary>The command.</summary>
    public IDated Opened() => (IDated)Command.Deserialize(Kinds[Name], Options)!;

    /// <summary>Who recorded it.</summary>
    public Caller Recorder(LateAct act) => new(act.RecordedBy, act.Organisation, Roles, Campaigns);

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        Json.Configure(options);
        options.IgnoreReadOnlyProperties = true;
        options.RespectRequiredConstructorParameters = false;
        options.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip;

        // It is judged anew, on whatever version there is then.
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                type => type.Properties.Where(property => property.Name == "expectedVersion").ToList().ForEach(property => property.ShouldSerialize = (_, _) => false),
            },
        };
        return options;
    }
}

/// <summary>Carries out acts that were recorded late, each by its own handler.</summary>
internal sealed class LateCarrier(IServiceProvider services, IUnitOfWork work, Lateness lateness, Access access)
{
    /// <summary>Does a late act as its recorder's; gives kind and key of everything that it changed.</summary>
    /// <param name="act">The act.</param>
    /// <param name="vouched">What its lines tell besides.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<string>>> Do(LateAct act, IReadOnlyDictionary<string, string> vouched, CancellationToken ct)
    {
        var request = LateRequest.Read(act.Request);
        var command = request.Opened();
        var (caller, deed) = (access.Caller, access.Deed);
        (access.Caller, access.Deed) = (request.Recorder(act), ((IDeed)command).Deed);
        (lateness.IsPossible, lateness.RecordedOn, lateness.Vouched) = (true, act.RecordedOn, vouched);
        try
        {
            var result = command.GetType().GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICommand<>)).GetGenericArguments()[0];
            var runner = (ILateRunner)services.GetRequiredService(typeof(LateRunner<,>).MakeGenericType(command.GetType(), result));
            return await runner.Run(command, work, ct);
        }
        finally
        {
            (access.Caller, access.Deed) = (caller, deed);
            (lateness.IsPossible, lateness.RecordedOn, lateness.Vouched) = (false, null, null);
        }
    }
}

internal interface ILateRunner
{
    Task<Outcome<IReadOnlyList<string>>> Run(object command, IUnitOfWork work, CancellationToken ct);
}

/// <summary>Runs the handler of one kind of command, and journals what it did.</summary>
internal sealed class LateRunner<TRequest, T>(IRequestHandler<TRequest, Outcome<T>> handler, JournalBehaviour<TRequest, Outcome<T>> journal) : ILateRunner
    where TRequest : ICommand<T>
{
    public async Task<Outcome<IReadOnlyList<string>>> Run(object command, IUnitOfWork work, CancellationToken ct)
    {
        IReadOnlyList<string> done = [];
        var outcome = await journal.Handle((TRequest)command, ct, async () =>
        {
            var result = await handler.Handle((TRequest)command, ct);
            done = [.. work.Touched.Where(touched => touched.Entries.Count > 0).Select(touched => $"{JournalEntry.KindOf(touched.GetType())}/{touched.Id}")];
            return result;
        });

        // Whatever the recorder would have been told is a rule for who confirms.
        return outcome.Accepted ? Outcome<IReadOnlyList<string>>.Of(done) : new Refusal(RefusalKind.Rule, outcome.Refusal.Violations);
    }
}
