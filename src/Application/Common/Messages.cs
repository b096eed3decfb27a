using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Common;

/// <summary>A request that changes something: validated, run in a unit of work, journalled.</summary>
/// <typeparam name="T">Type of the accepted result.</typeparam>
public interface ICommand<T> : IRequest<Outcome<T>>
{
    /// <summary>Code of the acting organisation.</summary>
    string Actor { get; }
}

/// <summary>A request that only reads.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
public interface IQuery<T> : IRequest<Outcome<T>>;
