using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Quotas;

public class QuotaAccountTests
{
    public enum Move
    {
        Take,
        Release,
        ExemptIn,
        ExemptOut,
        Lapse,
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public void Every_place_up_to_the_last_can_be_taken_and_the_next_is_refused(int places)
    {
        var account = Account(places);
        for (var taken = 1; taken <= places; taken++)
        {
            account.Take(places, "1.2.b").Value.Taken.Should().Be(taken);
        }

        var violation = account.Take(places, "1.2.b").RefusedWith("no-place-left");

        account.Taken.Should().Be(places);
        account.Free(places).Should().Be(0);
        (violation.Clause, violation.Actual, violation.Required, violation.Place).Should().Be(
            ("1.2.b", $"{places + 1}", $"{places}", $"{SamplePolicy.Prefecture}/{SamplePolicy.Individual}"));
    }

    [Fact]
    public void A_place_that_is_given_back_can_be_taken_again()
    {
        var account = Account(1);
        _ = account.Take(1, "1.2.b").Value;

        account.Release();

        account.Free(1).Should().Be(1);
        account.Take(1, "1.2.b").Accepted.Should().BeTrue();
    }

    [Fact]
    public void Nothing_can_be_given_back_that_was_not_taken()
    {
        var account = Account(1);

        account.Invoking(a => a.Release()).Should().Throw<InvalidOperationException>();
        account.Invoking(a => a.CountExempt(-1)).Should().Throw<InvalidOperationException>();
        (account.Taken, account.Exempt, account.Free(1), account.Version).Should().Be((0, 0, 1, 0));
    }

    [Fact]
    public void Lapsed_places_cannot_be_taken_but_a_taken_one_can_still_be_given_back()
    {
        var account = Account(2);
        _ = account.Take(2, "1.2.b").Value;

        account.Lapse();
        account.Take(2, "1.2.b").RefusedWith("places-lapsed").Clause.Should().Be("1.2.b");
        account.Release();

        (account.Taken, account.Free(2), account.Lapsed).Should().Be((0, 0, true));
    }

    [Fact]
    public void Exempt_nominees_are_counted_and_use_no_place()
    {
        var account = Account(1);
        account.CountExempt(1);
        account.CountExempt(1);
        account.CountExempt(-1);

        (account.Exempt, account.Taken, account.Free(1)).Should().Be((1, 0, 1));
        account.Take(1, "1.2.b").Accepted.Should().BeTrue();
    }

    [Fact]
    public void Two_that_race_for_the_last_place_meet_in_the_version_number()
    {
        var account = Account(2);

        _ = account.Take(2, "1.2.b").Value;
        account.Version.Should().Be(1);
        account.Release();
        account.Lapse();
        account.CountExempt(1);
        account.Version.Should().Be(4);
        _ = account.Take(2, "1.2.b");
        account.Version.Should().Be(4, "a refusal changes nothing");
    }

    [Fact]
    public void The_policy_says_how_many_places_there_are_and_none_where_its_table_has_no_such_row()
    {
        var (account, policy) = (Account(1), SamplePolicy.Build());
        _ = account.Take(1, "1.2.b").Value;

        account.PlacesUnder(policy).Should().Be(policy.Quotas.Single(row => row.Organisation == account.Organisation && row.Award == account.Award).Places);
        account.PlacesUnder(policy with { Quotas = [] }).Should().Be(0);
        (account.Free(0), account.Free(1), account.Free(3), account.Version).Should().Be((-1, 0, 2, 1));
        account.Take(2, "1.2.b").Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 0)]
    public void A_place_is_forfeited_only_where_the_others_do_not_fill_them_all(int places, int candidates, int forfeited)
    {
        var account = Account(places);
        for (var named = 0; named < candidates; named++)
        {
            _ = account.Take(candidates, "1.2.b").Value;
        }

        account.Release(PlaceOutcome.Lapses, places);

        (account.Taken, account.Forfeited, account.Version).Should().Be((candidates - 1, forfeited, candidates + 1));
    }

    [Fact]
    public void No_sequence_of_moves_takes_more_than_there_is() => ForAll(
        from places in Gen.Choose(0, 4)
        from moves in Gen.Frequency((6, Gen.Constant(Move.Take)), (4, Gen.Constant(Move.Release)), (1, Gen.Constant(Move.ExemptIn)), (1, Gen.Constant(Move.ExemptOut)), (1, Gen.Constant(Move.Lapse))).ListOf()
        select (places, moves),
        at =>
        {
            var account = Account(at.places);
            var (taken, exempt, lapsed) = (0, 0, false);
            foreach (var move in at.moves)
            {
                switch (move)
                {
                    case Move.Take:
                        var accepted = account.Take(at.places, "1.2.b").Accepted;
                        accepted.Should().Be(!lapsed && taken < at.places);
                        taken += accepted ? 1 : 0;
                        break;
                    case Move.Release when taken > 0:
                        account.Release();
                        taken--;
                        break;
                    case Move.ExemptIn:
                        account.CountExempt(1);
                        exempt++;
                        break;
                    case Move.ExemptOut when exempt > 0:
                        account.CountExempt(-1);
                        exempt--;
                        break;
                    case Move.Lapse:
                        account.Lapse();
                        lapsed = true;
                        break;
                }

                account.Taken.Should().Be(taken).And.BeInRange(0, at.places);
                account.Exempt.Should().Be(exempt);
                account.Free(at.places).Should().Be(lapsed ? 0 : at.places - taken);
                (account.Obstacle(at.places, "1.2.b") is null).Should().Be(account.Free(at.places) > 0);
            }
        });

    private static QuotaAccount Account(int places) =>
        new(Guid.Empty, Guid.Empty, new QuotaRow(SamplePolicy.Prefecture, SamplePolicy.Individual, places));
}
