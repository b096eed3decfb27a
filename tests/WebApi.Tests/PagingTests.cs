using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Pages fit together: whatever the order, the filter and the size, nothing is missing and nothing comes twice.</summary>
public sealed class PagingTests(PagingTests.Nominated host) : IClassFixture<PagingTests.Nominated>
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(24)]
    [InlineData(200)]
    public async Task Pages_make_up_the_whole(int size)
    {
        foreach (var sort in new[] { "", "lastActOn", "-lastActOn", "award", "-award", "recommendedBy", "-recommendedBy" })
        {
            foreach (var filter in new[] { "", "award=advanced-individual", "recommendedBy=630103", "award=advanced-collective&recommendedBy=630102", "state=withdrawn", "channel=most-beautiful" })
            {
                var all = await Pages("nominations", $"{filter}&sort={sort}".Replace("&sort=", sort.Length == 0 ? "" : "&sort=", StringComparison.Ordinal), 200);
                var paged = await Pages("nominations", sort.Length == 0 ? filter : $"{filter}&sort={sort}", size);

                paged.Select(Id).Should().Equal(all.Select(Id), "{0} {1} in pages of {2}", filter, sort, size);
                paged.Select(Id).Should().OnlyHaveUniqueItems().And.HaveCount(host.Expected.Count(nominee => Meets(nominee, filter)));
                if (sort.Length > 0)
                {
                    var keys = paged.Select(item => (string)item[sort.TrimStart('-')]!).ToList();
                    keys.Should().Equal(sort[0] == '-' ? keys.OrderDescending(StringComparer.Ordinal) : keys.Order(StringComparer.Ordinal));
                }
            }
        }
    }

    [Fact]
    public async Task Pages_of_the_journal_make_up_the_whole()
    {
        var paged = await Pages("journal", "", 5);

        paged.Should().HaveCountGreaterThan(host.Expected.Count);
        paged.Select(Id).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal).And.Equal((await Pages("journal", "", 200)).Select(Id));
    }

    [Fact]
    public async Task What_is_added_meanwhile_shifts_nothing()
    {
        using var own = new Nominated();
        await own.InitializeAsync();
        var first = await own.Office("63LG").Reads("nominations?size=10&sort=-lastActOn");
        await own.Office("630104").Nominates(Nominee.Person(90), on: "2021-07-30");
        var second = await own.Office("63LG").Reads($"nominations?size=200&sort=-lastActOn&cursor={first["next"]}");

        Items(first).Concat(Items(second)).Select(Id).Should().OnlyHaveUniqueItems().And.HaveCount(own.Expected.Count);
    }

    [Theory]
    [InlineData("limit-1")]
    [InlineData("%0A%0A")]
    [InlineData("bGFzdEFjdE9uCm5vdC1hLWRheQowMTk3YWFhYWFhYWE3YWFhOGFhYWFhYWFhYWFhYWFhYQ")]
    public async Task A_made_up_cursor_shows_nothing(string cursor)
    {
        var answer = await host.Client().Send("GET", $"{Campaign}/nominations?sort=lastActOn&cursor={cursor}");

        if (answer.Status == 200)
        {
            Items(answer).Should().BeEmpty();
        }
        else
        {
            answer.Refused(400, "cursor-invalid");
        }
    }

    private static bool Meets((string By, Nominee Nominee, string State, string? Channel) nominated, string filter) => filter.Split('&', StringSplitOptions.RemoveEmptyEntries).All(part =>
        part.Split('=') is var pair && pair[1] == pair[0] switch
        {
            "award" => nominated.Nominee.Award,
            "recommendedBy" => nominated.By,
            "state" => nominated.State,
            _ => nominated.Channel,
        });

    private async Task<List<JsonNode>> Pages(string path, string query, int size)
    {
        var items = new List<JsonNode>();
        string? next = null;
        do
        {
            var page = await host.Office("63LG").Reads($"{path}?size={size}&{query}{(next is null ? "" : $"&cursor={Uri.EscapeDataString(next)}")}");
            Items(page).Count().Should().BeLessThanOrEqualTo(size);
            items.AddRange(Items(page));
            next = page["next"];
        }
        while (next is not null);
        return items;
    }

    private static IEnumerable<JsonNode> Items(Answer page) => page.Body["items"]!.AsArray().Select(item => item!);

    private static string Id(JsonNode item) => (string)item["id"]!;

    /// <summary>Two dozen nominations of three organisations on a few days, some withdrawn, one by the exempt channel.</summary>
    public sealed class Nominated : ApiHost, IAsyncLifetime
    {
        public List<(string By, Nominee Nominee, string State, string? Channel)> Expected { get; } = [];

        public async Task InitializeAsync()
        {
            string[] organisations = ["630102", "630103", "63D12"];
            for (var n = 1; n <= 24; n++)
            {
                var nominee = n % 3 == 0 ? Nominee.Unit(n) : Nominee.Person(n);
                var by = organisations[n % 2 + n % 5 / 4];
                var channel = n == 7 ? "most-beautiful" : null;
                var nomination = await Office(by).Nominates(nominee, on: $"2021-07-{9 + n % 4:00}", channel);
                if (n % 6 == 1)
                {
                    await Office(by).Does("withdraw", on: "2021-07-14", "单位研究决定撤回。", nomination);
                }

                Expected.Add((by, nominee, n % 6 == 1 ? "withdrawn" : "unit-recommendation", channel));
            }
        }

        Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
    }
}
