// Offenders on purpose: each breaks one rule, so that the rule is known to catch it.
#pragma warning disable IDE0130 // The folders of the planted house are namespaces only.

using Ardalis.Specification;

namespace Commendation.Architecture.Tests.Planted.Application
{
    public class Registration
    {
        public static object Quotas() => new Quotas.AsksRegistration();
    }
}

namespace Commendation.Architecture.Tests.Planted.Application.Common
{
    public class Port;
}

namespace Commendation.Architecture.Tests.Planted.Application.Astrology
{
    public class Horoscope;
}

namespace Commendation.Architecture.Tests.Planted.Application.Campaigns
{
    public class LooksAtHonours
    {
        public Honours.LooksAtPublicity? Next { get; init; }
    }

    public class LooksAtCommon
    {
        public Common.Port? Port { get; init; }
    }
}

namespace Commendation.Architecture.Tests.Planted.Application.Honours
{
    public class LooksAtPublicity
    {
        public static object Next() => new Publicity.LooksAtCampaigns();
    }
}

namespace Commendation.Architecture.Tests.Planted.Application.Publicity
{
    public class LooksAtCampaigns : List<Campaigns.LooksAtHonours>;
}

namespace Commendation.Architecture.Tests.Planted.Application.Quotas
{
    public class AsksInfrastructure
    {
        public static object Answer() => new Infrastructure.Store();
    }

    public class AsksRegistration
    {
        public Registration? Found { get; init; }
    }

    internal sealed class ModestHandler;

    internal class OpenHandler;

    public sealed class PublicHandler;

    internal sealed class ModestValidator;

    public sealed class PublicValidator;
}

namespace Commendation.Architecture.Tests.Planted.Application.Nominations
{
    public record NominationView(string Name)
    {
        public static NominationView From(Domain.Nominations.Nomination nomination) => new(nomination.ToString()!);
    }

    public class Modest : Specification<Domain.Nominations.Nomination>
    {
        public Modest() => Query.Where(nomination => nomination.Place != null).OrderBy(nomination => nomination.Place).Skip(1).Take(2);
    }

    public class Including : Specification<Domain.Nominations.Nomination>
    {
        public Including() => Query.Include(nomination => nomination.Place);
    }

    public class Caching : Specification<Domain.Nominations.Nomination>
    {
        public Caching() => Query.EnableCache("nominations");
    }

    public record NominationListView(IReadOnlyList<Domain.Nominations.Nomination> Items);
}
