using Commendation.Application.Common;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>
/// What can name a third person is read by who may read opinions: why a waiver was granted, why a sanction was laid and by which document. Planted
/// sentences are looked for behind every address that is read, with every role.
/// </summary>
public sealed class ReadersTests : IDisposable
{
    private const string Waived = "豁免事由标记";
    private const string Ground = "处理事由标记";
    private const string Document = "处理文号标记";
    private const string Rejected = "落选者标记";

    private static readonly string Code = Campaign.Split('/')[^1];

    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Planted_sentences_are_read_by_nobody_whose_role_may_not_read_opinions()
    {
        var (office, city) = (_host.Office("63LG"), _host.Office("630100"));
        await office.Waives("county-division-share", Waived, on: "2021-07-12");
        await office.LaysSanction("disqualify-organisation", "63D11", Ground, Document, on: "2021-07-12");
        var nomination = await _host.Office("630102").BringsToFirstReview(Nominee.Person(1) with { Name = Rejected });
        await city.Does("reject", on: "2021-07-22", "不符合条件。", nomination);
        var addresses = await Addresses(nomination);
        addresses.Should().HaveCountGreaterThan(30);

        foreach (var role in Enum.GetValues<CallerRole>())
        {
            var reads = Authority.Of(role, Deed.ReadOpinion) == Relations.Any;
            var token = Officers.Token([Named(role)], "63D02");
            foreach (var address in addresses)
            {
                var text = (await _host.Client().Send("GET", address, token: token)).Text;
                if (!reads)
                {
                    text.Should().NotContainAny([Waived, Ground, Document], "{0} asks for {1}", role, address);
                }
            }

            // The tester finds no real campaign; the sentences are there for all others who may read them.
            if (reads && role != CallerRole.Tester)
            {
                (await _host.Client().Send("GET", Campaign, token: token)).Text.Should().Contain(Waived).And.Contain(Ground).And.Contain(Document, "{0} reads opinions", role);
            }
        }

        foreach (var address in addresses.Where(address => address.Contains("/public/", StringComparison.Ordinal)))
        {
            (await _host.Client().Send("GET", address, token: string.Empty)).Text.Should().NotContainAny([Waived, Ground, Document, Rejected], "everybody reads {0}", address);
        }
    }

    // Every address of the description that is read, with the keys of what the campaign holds.
    private async Task<IReadOnlyList<string>> Addresses(Guid nomination)
    {
        var description = (await _host.Client().Send("GET", "/openapi/v1.json", token: string.Empty)).Body;
        return
        [
            .. description["paths"]!.AsObject()
                .Where(path => path.Value!["get"] is not null)
                .Select(path => path.Key
                    .Replace("{campaign}", Code, StringComparison.Ordinal)
                    .Replace("{id}", nomination.ToString(), StringComparison.Ordinal)
                    .Replace("{number}", "1", StringComparison.Ordinal))
                .Where(path => !path.Contains('{', StringComparison.Ordinal))
                .Select(path => path.EndsWith("/events", StringComparison.Ordinal) ? $"{path}?wait=0" : path),
        ];
    }

    private static string Named(CallerRole role) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());
}
