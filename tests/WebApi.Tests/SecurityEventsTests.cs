using System.Collections.Concurrent;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Commendation.WebApi.Tests;

/// <summary>What is told to those who watch over the servers, under ids of its own and without secrets.</summary>
public sealed class SecurityEventsTests : IDisposable
{
    private readonly Watched _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_an_attack_or_a_leak_looks_like_is_told()
    {
        var client = _host.Client();
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        _host.Told.Clear();

        (await client.Send("GET", "/api/v1/events?after=latest", token: "secret-token")).Refused(401, "token-invalid");
        (await client.Send("GET", $"{ApiHost.Campaign}/nominations", token: Officers.Token([], "630102"))).Refused(403, "not-allowed");
        await _host.Office("630102").IsShown($"nominations/{nomination}/personal-data");
        (await client.Send("GET", "/api/v1/events?after=latest", token: string.Empty)).Refused(401, "token-missing");

        _host.Told.Select(one => one.Id).Should().Equal(7001, 7002, 7004);
        _host.Told.Should().OnlyContain(one => !one.Text.Contains("secret-token", StringComparison.Ordinal) && !one.Text.Contains(Nominee.Person(1).Name, StringComparison.Ordinal));
        _host.Told.Last().Text.Should().Contain("subject:").And.Contain("personal-data");
    }

    [Fact]
    public async Task Who_does_it_again_and_again_fills_no_log()
    {
        var client = _host.Client();

        for (var i = 0; i < 30; i++)
        {
            (await client.Send("GET", "/api/v1/events", token: "x")).Refused(401, "token-invalid");
        }

        _host.Told.Where(one => one.Id == 7001).Should().HaveCount(5);
    }

    [Fact]
    public async Task Refused_requests_count_against_the_limit_too()
    {
        using var tight = new Watched { PerMinute = 20 };
        var client = tight.Client();

        var answers = new List<int>();
        for (var i = 0; i < 30; i++)
        {
            answers.Add((await client.Send("GET", "/api/v1/events", token: "x")).Status);
        }

        answers.Should().Contain(401).And.Contain(429);
        answers[^1].Should().Be(429);
        tight.Told.Select(one => one.Id).Should().Contain(7003);
    }

    private sealed class Watched : ApiHost, ILoggerProvider
    {
        public ConcurrentQueue<(int Id, string Text)> Told { get; } = new();

        public int? PerMinute { get; init; }

        public ILogger CreateLogger(string categoryName) => new Written(categoryName == "Commendation.Security" ? Told : null);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(this));
            if (PerMinute is { } limit)
            {
                builder.UseSetting("Limits:RequestsPerMinute", limit.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        private sealed class Written(ConcurrentQueue<(int Id, string Text)>? told) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                told?.Enqueue((eventId.Id, formatter(state, exception)));
        }
    }
}
