// Offenders on purpose: each breaks one rule, so that the rule is known to catch it.
#pragma warning disable IDE0130 // The folders of the planted house are namespaces only.

namespace Elsewhere
{
    public class Stray;
}

namespace Commendation.Architecture.Tests.Planted.Domain
{
    public class Homeless;
}

namespace Commendation.Architecture.Tests.Planted.Domain.Astrology
{
    public class Star;
}

namespace Commendation.Architecture.Tests.Planted.Domain.Shared
{
    public record Innocent(string Name, DateOnly On, IReadOnlyList<decimal> Shares)
    {
        public decimal Total => Shares.Where(share => share > 0).Sum();
    }

    public class AsksApplication
    {
        public static Type Answer => typeof(Application.Common.Port);
    }

    public class CallsTheNetwork
    {
        public static async Task Call(Uri address)
        {
            using var client = new HttpClient();
            await client.GetAsync(address);
        }
    }

    public class OpensAFile
    {
        public static bool Open(string name) => File.Exists(name);
    }

    public class ReadsTheClock
    {
        public static Func<DateTime> Later => () => DateTime.UtcNow;
    }

    public class HoldsAClock(TimeProvider clock)
    {
        public override string ToString() => clock.LocalTimeZone.Id;
    }

    public class ThrowsDice
    {
        public static int Throw() => Random.Shared.Next(6);
    }

    public class InventsIds
    {
        public Guid Id { get; } = Guid.NewGuid();
    }
}

namespace Commendation.Architecture.Tests.Planted.Domain.Quotas
{
    public class Modest
    {
        public Shared.Innocent? Found { get; init; }
    }

    public class ReachesUp
    {
        public Nominations.Nomination? Found { get; init; }
    }

    public class ReachesUpInALambda
    {
        public static int Count(IEnumerable<object> things) => things.Count(thing => thing is Nominations.Nomination);
    }
}

namespace Commendation.Architecture.Tests.Planted.Domain.Nominations
{
    public class Nomination
    {
        public Quotas.Modest? Place { get; init; }
    }
}
