using Commendation.Domain.Calendars;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Verification;

namespace Commendation.Cli.Rehearsals;

/// <summary>A nominee on the way, as the rehearsal remembers it.</summary>
internal sealed class Candidate(SyntheticNominee nominee, Guid id, int? reserve, Rulebook rules)
{
    private readonly HashSet<string> _done = [];
    private readonly Dictionary<string, int> _records = [];

    public SyntheticNominee Nominee { get; } = nominee;

    /// <summary>Key of the nomination.</summary>
    public Guid Id { get; } = id;

    public State State { get; private set; } = rules.Procedure.Initial;

    /// <summary>Position of the stage that it is in.</summary>
    public int Position => rules.Procedure.Position(State);

    /// <summary>Position of the furthest stage that it came to.</summary>
    public int Furthest { get; private set; }

    public bool HasFallen => State is { IsFinal: true, IsSuccess: false };

    /// <summary>Rank among the reserves; null for who holds a place or fights for one.</summary>
    public int? Reserve { get; private set; } = reserve;

    /// <summary>How a list sees it.</summary>
    public ListedNominee Listed { get; private set; } = new(nominee.Award.Code, rules.Policy.Facts.Read(nominee.Facts).Value)
    {
        Holder = rules.Policy.QuotaHolder(nominee.Recommender, nominee.Award.Code),
        Channel = nominee.Channel,
        Identifier = nominee.Identifier,
    };

    /// <summary>The notice that it was posted in last.</summary>
    public (Guid Id, DateOnly PostedOn) Notice { get; private set; }

    /// <summary>Times during which the term of that notice stands still.</summary>
    public IReadOnlyList<Suspension> Suspensions { get; private set; } = [];

    /// <summary>Key of the objection that was raised last.</summary>
    public Guid Objection { get; private set; }

    /// <summary>The next act on the straight way, with what it asks for; null when there is none.</summary>
    public NextStep? Next => NextStep.Of(rules.Policy, State, Nominee.Recommender, Nominee.Award.Code, Listed.Facts);

    /// <summary>The organisation that acts for it in a role.</summary>
    public string Acting(string role) => rules.Policy.Acting(role, Nominee.Recommender)!;

    /// <summary>The organisation that does an act in its present state.</summary>
    public string ActorOf(Act act) => rules.Procedure.Find(State, act)!.ActingFor(rules.Policy, Nominee.Recommender)!.Organisation!;

    /// <summary>Whether something that is done once is still to be done; from now on it is done.</summary>
    public bool Once(string what) => _done.Add(what);

    /// <summary>Whether a record that its stage asks for is still to be filed; from now on it is filed, until the candidate is sent back behind the stage.</summary>
    public bool Files(string record) => _records.TryAdd(record, Position);

    /// <summary>Follows an accepted act.</summary>
    public void Move(Act act)
    {
        State = rules.Procedure.Find(State, act)!.To;
        foreach (var (record, _) in _records.Where(filed => filed.Value > Position).ToList())
        {
            _records.Remove(record);
        }

        Furthest = HasFallen ? Furthest : Math.Max(Furthest, Position);
    }

    public void Post(Guid notice, DateOnly on)
    {
        (Notice, Suspensions) = ((notice, on), []);
        Move(Act.Post);
    }

    public void Suspend(Guid objection, DateOnly on)
    {
        (Objection, Suspensions) = (objection, [.. Suspensions, new Suspension(on, null)]);
        Move(Act.Suspend);
    }

    public void Resume(DateOnly on)
    {
        Suspensions = [.. Suspensions.SkipLast(1), Suspensions[^1] with { To = on }];
        Move(Act.Resume);
    }

    /// <summary>Follows into a vacant place, of its own organisation or of another.</summary>
    public void Follow(string holder)
    {
        (Reserve, Listed) = (null, Listed with { Holder = holder });
        Move(Act.Promote);
    }
}
