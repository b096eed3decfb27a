namespace Commendation.Domain.Policies.Language;

/// <summary>
/// Reads a value from a node. A reader always answers: what cannot be read is reported and a harmless stand-in takes its place,
/// so that reading goes on and every fault is found in one go.
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="shape">What it accepts.</param>
/// <param name="read">Reads it.</param>
/// <param name="standIn">What takes the place of what cannot be read.</param>
/// <param name="inReading">Reads what stands under one of several readings, where that may say what the key alone may not; null for the same.</param>
internal sealed class Reader<T>(Shape shape, Func<Node, T> read, Func<T> standIn, Func<Node, T>? inReading = null)
{
    public Shape Shape { get; } = shape;

    public T StandIn => standIn();

    public T Read(Node node) => node switch
    {
        Unreadable => StandIn,
        Choice choice => Read(choice),
        _ => read(node),
    };

    // Every reading is read, not only the one in force: a fault in another is found today, not on the day when somebody chooses it.
    private T Read(Choice choice)
    {
        var values = choice.Readings.Select(node => node is Unreadable or Choice ? Read(node) : (inReading ?? read)(node)).ToList();
        return choice.InForce < 0 ? StandIn : values[choice.InForce];
    }
}
