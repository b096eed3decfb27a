using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests.Contract;

/// <summary>The description of the API by the rules of others: whatever makes a client of it finds nothing to complain about.</summary>
public sealed class ContractTests : IClassFixture<ApiHost>, IDisposable
{
    private readonly ApiHost _host;
    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-").FullName;

    public ContractTests(ApiHost host) => _host = host;

    private string Document => Path.Combine(_folder, "openapi.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NodeFact]
    public async Task Redocly_s_recommended_rules_find_nothing()
    {
        await Save();

        var (exit, said) = await Node.Tool("redocly", "lint", Document, "--config", "redocly.yaml", "--format", "stylish");

        exit.Should().Be(0, said);
    }

    [NodeFact]
    public async Task Spectral_s_recommended_rules_find_nothing()
    {
        await Save();

        var (exit, said) = await Node.Tool("spectral", "lint", Document, "--ruleset", ".spectral.yaml", "--fail-severity", "hint");

        exit.Should().Be(0, said);
    }

    private async Task Save() => await File.WriteAllTextAsync(Document, (await _host.Client().Send("GET", "/openapi/v1.json")).Accepted().Text);
}
