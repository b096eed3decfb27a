using System.Xml.Linq;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Application.Reports;

/// <summary>
/// The table of a procedure as a diagram: a box for each state under way, from top to bottom; ways on go down, ways back run on the left,
/// ends stand on the right. What leads to the same end from everywhere is told once, below.
/// </summary>
public static class StateChart
{
    private const int Lanes = 3;
    private const int BoxLeft = 360;
    private const int BoxWidth = 320;
    private const int BoxHeight = 40;
    private const int Step = 76;
    private const int EndLeft = BoxLeft + BoxWidth + 40;
    private const int Width = EndLeft + 330;
    private const string Ink = "#1c1c1c";
    private const string Accent = "#8f1d1d";

    /// <summary>Draws the states and the acts between them, each with its clause.</summary>
    /// <param name="procedure">The table.</param>
    /// <param name="policy">The policy that it was compiled from.</param>
    public static XElement Of(Procedure procedure, CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(policy);
        List<State> underWay = [.. procedure.States.Where(state => !state.IsFinal)];
        var rows = procedure.Transitions.Where(row => row.From != row.To).ToList();
        var everywhere = rows.Where(row => row.To.IsFinal).GroupBy(row => (row.Act, row.To, row.Clause)).Where(group => group.Count() == underWay.Count).Select(group => group.Key).ToList();
        var ways = rows.Where(row => !everywhere.Contains((row.Act, row.To, row.Clause))).GroupBy(row => (row.From, row.To)).ToList();
        var shapes = new List<XElement?>();
        foreach (var (i, state) in underWay.Index())
        {
            shapes.Add(Drawing.Box(BoxLeft, Y(i), BoxWidth, BoxHeight, "#f6f5f3", i == 0 ? Accent : "#595959"));
            shapes.Add(Drawing.Words(BoxLeft + (BoxWidth / 2), Y(i) + 18, 14, Ink, Name(state).Zh, bold: true, anchor: "middle"));
            shapes.Add(Drawing.Words(BoxLeft + (BoxWidth / 2), Y(i) + 33, 10, "#595959", Name(state).En, anchor: "middle"));
            shapes.AddRange(Ends(i, [.. ways.Where(way => way.Key.From == state && way.Key.To.IsFinal)]));
        }

        foreach (var way in ways.Where(way => underWay.IndexOf(way.Key.To) == underWay.IndexOf(way.Key.From) + 1))
        {
            shapes.AddRange(Down(underWay.IndexOf(way.Key.From), Said(way)));
        }

        var around = ways.Where(way => !way.Key.To.IsFinal && underWay.IndexOf(way.Key.To) != underWay.IndexOf(way.Key.From) + 1).ToList();
        foreach (var (i, way) in around.Index())
        {
            var sameBefore = around.Take(i).Count(other => other.Key.From == way.Key.From);
            shapes.AddRange(Around(underWay.IndexOf(way.Key.From), underWay.IndexOf(way.Key.To), $"{Said(way)} → {Name(way.Key.To).Zh}", i % Lanes, sameBefore));
        }

        foreach (var (i, (act, to, clause)) in everywhere.Index())
        {
            shapes.Add(Drawing.Words(0, Y(underWay.Count) + 14 + (i * 20), 12, Accent, $"办理中随时 / at any time: {act.Describe()}（{clause}）→ {Name(to)}"));
        }

        return Drawing.Of(Width, Y(underWay.Count) + 20 + (everywhere.Count * 20), shapes);

        Domain.Shared.Text Name(State state) => state.DescribeIn(policy);

        IEnumerable<XElement> Ends(int i, IReadOnlyList<IGrouping<(State From, State To), Transition>> ends) => ends.SelectMany((end, n) => Drawing
            .Arrow(
                FormattableString.Invariant($"M{BoxLeft + BoxWidth} {Y(i) + 20}L{EndLeft - 6} {Y(i) + 12 + (n * 18)}"),
                Accent,
                (EndLeft, Y(i) + 12 + (n * 18)),
                (EndLeft - 8, Y(i) + 8 + (n * 18)),
                (EndLeft - 8, Y(i) + 16 + (n * 18)))
            .Append(Drawing.Words(EndLeft + 6, Y(i) + 16 + (n * 18), 11, Accent, $"{Said(end)} → {Name(end.Key.To).Zh}")));
    }

    private static int Y(int row) => 8 + (row * Step);

    private static string Said(IEnumerable<Transition> rows) => string.Join("、", rows.Select(row => $"{row.Act.Describe().Zh} {row.Act.Name()}（{row.Clause}）"));

    private static IEnumerable<XElement> Down(int from, string said)
    {
        var (x, tip) = (BoxLeft + (BoxWidth / 2), Y(from + 1));
        return Drawing.Arrow(FormattableString.Invariant($"M{x} {Y(from) + BoxHeight}L{x} {tip - 7}"), Ink, (x, tip), (x - 5, tip - 8), (x + 5, tip - 8))
            .Append(Drawing.Words(x + 10, Y(from) + BoxHeight + 22, 11, Ink, said));
    }

    // Beside the boxes, each in one of some lanes, so that lines that cross the same rows stay apart; what it is stands beside where it begins.
    private static IEnumerable<XElement> Around(int from, int to, string said, int lane, int line)
    {
        var x = BoxLeft - 20 - (lane * 18);
        var (start, end) = (Y(from) + 26 + (line * 5), Y(to) + 14);
        return Drawing.Arrow(FormattableString.Invariant($"M{BoxLeft} {start}H{x}V{end}H{BoxLeft - 7}"), "#595959", (BoxLeft, end), (BoxLeft - 8, end - 5), (BoxLeft - 8, end + 5))
            .Append(Drawing.Words(BoxLeft - 20 - (Lanes * 18), Y(from) + 22 + (line * 15), 11, "#595959", said, anchor: "end"));
    }
}
