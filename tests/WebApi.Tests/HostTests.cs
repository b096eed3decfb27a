using Microsoft.AspNetCore.Mvc.Testing;

namespace Commendation.WebApi.Tests;

public class HostTests(WebApplicationFactory<Program> factory) : IClassFixture<WebApplicationFactory<Program>>
{
    [Fact]
    public async Task Host_starts_and_answers()
    {
        using var client = factory.CreateClient();

        using var answer = await client.GetAsync("/");

        ((int)answer.StatusCode).Should().BeLessThan(500);
    }
}
