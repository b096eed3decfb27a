using Commendation.Domain.Shared;

namespace Commendation.WebApi.Edge;

/// <summary>Who listens to events at the moment: each of them holds a connection and asks the database again and again.</summary>
/// <param name="perCaller">Most at once of one caller.</param>
/// <param name="inAll">Most at once.</param>
internal sealed class Listeners(int perCaller, int inAll)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _callers = [];
    private int _all;

    /// <summary>What is said to one too many.</summary>
    public static Problem Full => Problems.Of(ProblemType.TooMany,
    [
        new Violation(ViolationCode.TooManyRequests, new Text("同时订阅事件的连接过多，请关闭不用的连接后重试。", "Too many connections listen to events; close those that are not needed and try again.")),
    ]);

    /// <summary>Who listens: a person or program, or an address where there is no token.</summary>
    public static string Of(HttpContext http) => Protection.Who(http);

    /// <summary>A place, given back when it is disposed; null when there is none.</summary>
    public IDisposable? Enter(string caller)
    {
        lock (_lock)
        {
            var own = _callers.GetValueOrDefault(caller);
            if (own >= perCaller || _all >= inAll)
            {
                return null;
            }

            (_callers[caller], _all) = (own + 1, _all + 1);
            return new Place(this, caller);
        }
    }

    private void Leave(string caller)
    {
        lock (_lock)
        {
            _all--;
            if (--_callers[caller] == 0)
            {
                _callers.Remove(caller);
            }
        }
    }

    private sealed class Place(Listeners listeners, string caller) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                listeners.Leave(caller);
            }
        }
    }
}
