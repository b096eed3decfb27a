using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Benchmarks;

/// <summary>The shipped campaign, found from wherever the benchmarks run.</summary>
internal static class Qinghai
{
    public const string Code = "qinghai-petition-2018-2020";

    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    public static Rulebook Rules { get; } = Rulebook.Of(CampaignFolder.Load(Folder).Value, ChineseCalendar.Load());

    public static CampaignPolicy Policy => Rules.Policy;

    public static Dictionary<string, string> SoundIndividual(int number = 0) => new()
    {
        ["sector"] = "party-government",
        ["petitionDepartment"] = "true",
        ["frontLine"] = number % 3 == 0 ? "false" : "true",
        ["leadingPost"] = number % 9 == 0 ? "county-division-deputy" : "section-head",
        ["grade"] = "none",
        ["petitionServiceSince"] = "2012-03-01",
    };

    private static string Find(string from) => Directory.Exists(Path.Combine(from, "campaigns", Code))
        ? Path.Combine(from, "campaigns", Code)
        : Find(Path.GetDirectoryName(from) ?? throw new DirectoryNotFoundException("The campaigns folder was not found above the benchmarks."));
}
