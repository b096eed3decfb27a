using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Procedures;
using static Commendation.Portal.Words;

namespace Commendation.Portal.Offices;

/// <summary>What can be done with several nominees at once, and where it is done.</summary>
internal static class Several
{
    public const string Records = "record";
    public const string Notice = "post";
    public const string Submission = "submit";

    private static readonly Act[] Acts = [Act.Recommend, Act.Pass, Act.Return, Act.Reject, Act.Withdraw];

    /// <summary>What a reader's roles allow: a value for the address, and its words.</summary>
    public static IEnumerable<(string Value, string Label)> Choices(Visit visit)
    {
        if (visit.May(Deed.Record))
        {
            yield return (Records, Say(Act.Record.Describe()));
        }

        foreach (var act in Acts.Where(act => visit.May(DoAct.DeedOf(act))))
        {
            yield return (act.Name(), Say(act.Describe()));
        }

        if (visit.May(Deed.Publicise))
        {
            yield return (Notice, Say(Act.Post.Describe()));
        }

        if (visit.May(Deed.Submit))
        {
            yield return (Submission, Say(Act.Submit.Describe()));
        }
    }

    /// <summary>An address with the keys of nominations.</summary>
    public static string With(string address, IEnumerable<Guid> nominations) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', nominations.Select(id => $"n={id}"))}";
}
