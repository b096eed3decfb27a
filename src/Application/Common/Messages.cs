using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Common;

/// <summary>A request that says what it does, so that the pipeline can hold it against the table of <see cref="Authority"/>.</summary>
public interface IDeed
{
    /// <summary>What it does.</summary>
    Deed Deed { get; }
}

/// <summary>A request that is made for an organisation.</summary>
public interface IActing
{
    /// <summary>Code of the acting organisation: the caller's own.</summary>
    string Actor { get; }
}

/// <summary>A request that changes something: authorised, validated, run in a unit of work, journalled.</summary>
/// <typeparam name="T">Type of the accepted result.</typeparam>
public interface ICommand<T> : IRequest<Outcome<T>>, IDeed, IActing;

/// <summary>A request that judges the campaign as a whole: it is run again when anything was done in the campaign meanwhile.</summary>
public interface IWholeCampaign
{
    /// <summary>Code of the campaign.</summary>
    string Campaign { get; }
}

/// <summary>A request that only reads.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
public interface IQuery<T> : IRequest<Outcome<T>>, IDeed;
