using Commendation.Application.Common;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Tests;

/// <summary>The pipeline around every use case: shape first, then all or nothing, and a journal line for each act.</summary>
public sealed class PipelineTests
{
    private readonly FakeWork _work = new();

    [Fact]
    public async Task A_malformed_request_reaches_no_handler_and_names_the_place()
    {
        var behaviour = new ValidationBehaviour<Rename, Outcome<string>>([new RenameValidator()]);

        var outcome = await behaviour.Handle(new Rename(string.Empty), default, () => throw new InvalidOperationException("must not be reached"));

        outcome.Refusal!.Kind.Should().Be(RefusalKind.Shape);
        outcome.Violations.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = "required", Place = "newName" });
    }

    [Theory]
    [InlineData("tab\tand line\nbreak", true)]
    [InlineData("bell\u0007", false)]
    [InlineData("null\0", false)]
    public async Task Control_characters_are_refused_but_line_breaks_are_text(string text, bool accepted)
    {
        var behaviour = new ValidationBehaviour<Rename, Outcome<string>>([new RenameValidator()]);

        var outcome = await behaviour.Handle(new Rename(text), default, () => Task.FromResult(Outcome<string>.Of("done")));

        outcome.Accepted.Should().Be(accepted);
    }

    [Fact]
    public async Task An_accepted_command_is_saved_once()
    {
        (await Run(() => Outcome<string>.Of("done"))).Value.Should().Be("done");

        _work.Saves.Should().Be(1);
    }

    [Fact]
    public async Task A_refused_command_is_not_saved_and_leaves_nothing_behind()
    {
        var outcome = await Run(() => new Violation(ViolationCode.NoPlaceLeft, new Text("否", "no")));

        outcome.Accepted.Should().BeFalse();
        (_work.Saves, _work.Forgotten).Should().Be((0, 1));
    }

    [Fact]
    public async Task A_command_that_lost_a_race_is_run_again_and_answers_as_the_one_that_came_second()
    {
        _work.Results = new Queue<SaveResult>([SaveResult.Raced, SaveResult.Raced]);
        var runs = 0;

        var outcome = await Run(() => ++runs < 3 ? Outcome<string>.Of("first") : new Violation(ViolationCode.NoPlaceLeft, new Text("名额已满", "full")));

        runs.Should().Be(3);
        outcome.Violations.Single().Code.Should().Be("no-place-left");
    }

    [Fact]
    public async Task Something_that_exists_already_is_a_conflict_and_not_tried_again()
    {
        _work.Results = new Queue<SaveResult>([SaveResult.Exists]);
        var runs = 0;

        var outcome = await Run(() => Outcome<string>.Of($"run {++runs}"));

        runs.Should().Be(1);
        outcome.Refusal!.Kind.Should().Be(RefusalKind.Conflict);
    }

    [Fact]
    public async Task A_query_is_never_saved()
    {
        var behaviour = new UnitOfWorkBehaviour<Ask, Outcome<string>>(_work);

        await behaviour.Handle(new Ask(), default, () => Task.FromResult(Outcome<string>.Of("answer")));

        (_work.Saves, _work.Forgotten).Should().Be((0, 0));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_caller_who_knows_another_version_is_told_the_present_one(int? expected, bool stale)
    {
        var thing = new Thing();
        thing.Rename();

        Versions.Stale(thing, expected)?.Violations.Single().Required.Should().Be("1");
        (Versions.Stale(thing, expected) is not null).Should().Be(stale);
    }

    [Theory]
    [InlineData("sort", null, 50, "sort-unknown")]
    [InlineData(null, null, 0, "size-out-of-range")]
    [InlineData(null, null, 201, "size-out-of-range")]
    [InlineData(null, "not a cursor", 50, "cursor-invalid")]
    [InlineData("-name", null, 200, null)]
    public void A_page_request_is_read_or_refused_by_name(string? sort, string? cursor, int size, string? code)
    {
        var read = PageRequest<Thing>.Read(new Paging(sort, cursor, size), [new SortKey<Thing>("name", (Thing thing) => thing.Version)]);

        read.Violations.Select(violation => violation.Code).Should().BeEquivalentTo(code is null ? [] : new[] { code });
    }

    [Fact]
    public void A_cursor_is_read_back_under_its_own_sort_only()
    {
        var id = Guid.CreateVersion7();
        var cursor = Cursors.Write("name", "王一", id);

        Cursors.TryRead(cursor, "name", out var value, out var read).Should().BeTrue();
        (value, read).Should().Be(("王一", id));
        Cursors.TryRead(cursor, "award", out _, out _).Should().BeFalse();
    }

    private Task<Outcome<string>> Run(Func<Outcome<string>> handler) =>
        new UnitOfWorkBehaviour<Rename, Outcome<string>>(_work).Handle(new Rename("new"), default, () => Task.FromResult(handler()));

    internal sealed record Rename(string NewName) : ICommand<string>
    {
        public string Actor => "630102";

        public Deed Deed => Deed.Declare;
    }

    internal sealed record Ask : IQuery<string>
    {
        public Deed Deed => Deed.ReadPublic;
    }

    internal sealed class RenameValidator : AbstractValidator<Rename>
    {
        public RenameValidator() => RuleFor(request => request.NewName).GivenText();
    }

    internal sealed class Thing : Aggregate
    {
        public void Rename() => Note(new Entry("rename", "630102", new DateOnly(2021, 7, 8), null));
    }

    private sealed class FakeWork : IUnitOfWork
    {
        public Queue<SaveResult> Results { get; set; } = new();

        public int Saves { get; private set; }

        public int Forgotten { get; private set; }

        public IEnumerable<Aggregate> Touched => [];

        public Task<SaveResult> Save(CancellationToken ct)
        {
            Saves++;
            return Task.FromResult(Results.TryDequeue(out var result) ? result : SaveResult.Saved);
        }

        public void WhenSealed(Action<IReadOnlyList<JournalEntry>> then)
        {
        }

        public Task Watch(string campaign, CancellationToken ct) => Task.CompletedTask;

        public void Forget() => Forgotten++;

        public bool MayRepeat(Exception fault) => false;
    }
}
