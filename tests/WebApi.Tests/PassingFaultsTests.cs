using System.Data.Common;
using Commendation.Infrastructure.Persistence;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>A database that fails for a moment costs nobody an act, and does none twice.</summary>
public sealed class PassingFaultsTests : IDisposable
{
    private readonly Host _host = new();

    // What fails is a server that runs.
    public PassingFaultsTests() => _host.Client().Dispose();

    private FaultyDatabase Faults => _host.Faults;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Whichever_statement_of_an_act_meets_a_passing_fault_the_act_is_done_once()
    {
        var statement = 0;
        do
        {
            Faults.Arm(new LostConnectionException(), after: ++statement);
            (await Nominates(statement)).Status.Should().Be(201, "statement {0} failed once", statement);
        }
        while (Faults.Met);

        statement.Should().BeGreaterThan(5);
        await Holds(nominations: statement);
    }

    [Fact]
    public async Task Whichever_statement_of_a_reading_meets_a_passing_fault_it_is_answered()
    {
        await Nominates(1);
        var statement = 0;
        do
        {
            Faults.Arm(new LostConnectionException(), after: ++statement);
            (await _host.Client().Send("GET", $"{Campaign}/nominations", actor: "630102")).Status.Should().Be(200);
        }
        while (Faults.Met);

        statement.Should().BeGreaterThan(1);
    }

    [Fact]
    public async Task A_fault_that_does_not_pass_is_told_with_the_time_to_come_back()
    {
        Faults.Arm(new LostConnectionException(), after: 1, times: int.MaxValue);

        var answer = await Nominates(1);

        answer.Refused(503, "unavailable");
        answer.Headers.RetryAfter.Should().NotBeNull();
        answer.Text.Should().NotContain("Lost").And.NotContain("   at ");
        Faults.Arm(null);
        await Holds(nominations: 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_act_whose_end_is_not_known_is_not_repeated_but_can_be_with_its_key(bool stored)
    {
        Faults.ArmCommit(new LostConnectionException(), stored);

        (await Nominates(1, key: "one")).Refused(503, "unavailable");
        var again = await Nominates(1, key: "one");

        again.Status.Should().Be(201);
        await Holds(nominations: 1);
    }

    [Fact]
    public async Task A_full_disk_is_not_ready_until_a_while_has_passed()
    {
        await Nominates(1);
        Faults.Arm(new SqliteException("database or disk is full", 13), after: 1, times: int.MaxValue);
        (await Nominates(2)).Refused(503, "unavailable");
        Faults.Arm(null);

        (await _host.Client().Send("GET", "/health/ready")).Status.Should().Be(503);
        _host.Moves(TimeSpan.FromSeconds(31));
        (await _host.Client().Send("GET", "/health/ready")).Status.Should().Be(200);
        (await Nominates(2)).Status.Should().Be(201);
    }

    [Fact]
    public async Task A_server_whose_database_has_no_room_left_is_not_ready()
    {
        using var host = new Host(("Database:LeastFreeMegabytes", "1000000000"));

        (await host.Client().Send("GET", "/health/ready")).Status.Should().Be(503);
        (await host.Client().Send("GET", "/health/live")).Status.Should().Be(200);
    }

    private Task<Answer> Nominates(int number, string? key = null)
    {
        var person = Nominee.Person(number);
        return _host.Client().Send("POST", $"{Campaign}/nominations", Requests.Json(new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on = "2021-07-09" }), "630102", key: key);
    }

    private async Task Holds(int nominations)
    {
        Faults.Arm(null);
        var verification = await _host.Office("63LG").Reads("journal/verification");
        verification["holds"].Should().Be("true", "{0}", verification.Text);
        (await _host.Office("63LG").Reads("nominations?size=200")).Body["items"]!.AsArray().Should().HaveCount(nominations);
    }

    private sealed class Host(params (string Key, string Value)[] settings) : ApiHost
    {
        private TimeSpan _moved;

        public FaultyDatabase Faults { get; } = new();

        public void Moves(TimeSpan by) => _moved += by;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services => services
                .ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(Faults))
                .AddSingleton<TimeProvider>(new MovedTime(this)));
        }

        private sealed class MovedTime(Host host) : TimeProvider
        {
            public override DateTimeOffset GetUtcNow() => new DateTimeOffset(Today.ToDateTime(new TimeOnly(1, 30)), TimeSpan.Zero) + host._moved;
        }
    }

    /// <summary>What a lost connection looks like, in nobody's words.</summary>
    private sealed class LostConnectionException() : DbException("Lost.")
    {
        public override bool IsTransient => true;
    }

    /// <summary>Fails when it is told to. How often callers ask is counted besides, and is left alone.</summary>
    private sealed class FaultyDatabase : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private readonly Lock _lock = new();
        private DbException? _fault;
        private int _left;
        private int _times;
        private (DbException Fault, bool Stored)? _commit;

        /// <summary>Whether the fault that was armed last was met.</summary>
        public bool Met { get; private set; }

        public void Arm(DbException? fault, int after = 1, int times = 1)
        {
            lock (_lock)
            {
                (_fault, _left, _times, Met) = (fault, after, times, false);
            }
        }

        public void ArmCommit(DbException fault, bool stored) => _commit = (fault, stored);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Fail(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Fail(command);
            return ValueTask.FromResult(result);
        }

        public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            _commit is { Stored: false } ? throw Taken() : ValueTask.FromResult(result);

        public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            _commit is { Stored: true } ? throw Taken() : Task.CompletedTask;

        private DbException Taken()
        {
            var fault = _commit!.Value.Fault;
            _commit = null;
            return fault;
        }

        private void Fail(DbCommand command)
        {
            lock (_lock)
            {
                if (_fault is { } fault && _times > 0 && !command.CommandText.Contains("RequestCounts", StringComparison.Ordinal) && --_left <= 0)
                {
                    Met = true;
                    _times--;
                    throw fault;
                }
            }
        }
    }
}
