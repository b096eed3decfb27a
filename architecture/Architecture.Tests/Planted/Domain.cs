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
    public abstract class Aggregate;

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

    public class ReachesUpWhileWaiting
    {
        public static Func<object, Task<bool>> Later => async thing =>
        {
            await Task.Yield();
            return thing is Nominations.Nomination;
        };
    }

    public class ReachesUpWithin
    {
        public class Nested
        {
            public static object Found() => new Nominations.Nomination();
        }
    }
}

namespace Commendation.Architecture.Tests.Planted.Domain.Nominations
{
    public class Nomination : Shared.Aggregate
    {
        public Quotas.Modest? Place { get; init; }
    }
}
