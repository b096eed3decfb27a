using Commendation.Domain.Shared;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Commendation.Portal;

/// <summary>Asks for what a page shows, one question after the other. The first refusal ends the asking and becomes the page.</summary>
internal sealed class Reader(IMediator mediator, IHttpContextAccessor accessor)
{
    private Refusal? _refusal;

    /// <summary>What the page cannot do without; null once something was refused, and then no page shows it.</summary>
    public async Task<T> Get<T>(IRequest<Outcome<T>> query)
        where T : class
    {
        if (_refusal is null)
        {
            var outcome = await mediator.Send(query, accessor.HttpContext!.RequestAborted);
            if (outcome.Accepted)
            {
                return outcome.Value;
            }

            _refusal = outcome.Refusal;
        }

        return null!;
    }

    /// <summary>What the page can do without; null when there is none, or the reader may not see it.</summary>
    public async Task<T?> Find<T>(IRequest<Outcome<T>> query)
        where T : class =>
        _refusal is null && await mediator.Send(query, accessor.HttpContext!.RequestAborted) is { Accepted: true } outcome ? outcome.Value : null;

    /// <summary>The page with these parameters, or the one that tells of the refusal.</summary>
    public IResult Show<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => Answer(() => Pages.Show<TPage>(parameters));

    /// <summary>The page of a form, with the status of what was refused; null when it is shown for the first time. Where the form cannot be shown again, the refusal is told alone.</summary>
    public IResult ShowForm<TPage>(Refusal? refused, params (string Name, object? Value)[] parameters)
        where TPage : IComponent =>
        refused is null ? Show<TPage>(parameters)
        : _refusal is not null ? Pages.Refused(refused)
        : Pages.Show<TPage>(Pages.StatusOf(refused.Kind), parameters);

    /// <summary>An answer of another kind, or the page that tells of the refusal.</summary>
    public IResult Answer(Func<IResult> answer) => _refusal is { } refusal ? Pages.Refused(refusal) : answer();
}
