using Amazon.SecurityToken.Model;

namespace SecOpsConsole.Aws.Tests;

/// <summary>A session lasts an hour of AWS's clock; ours may be set in between.</summary>
public sealed class AssumedRoleTests
{
    private static readonly TimeSpan s_goodFor = TimeSpan.FromMinutes(55);
    private readonly TwoClocks _clock = new();
    private int _assumed;

    [Fact]
    public async Task Credentials_are_kept_while_they_are_good_and_renewed_before_they_end()
    {
        var role = Role();
        await UseAsync(role);
        _clock.Pass(TimeSpan.FromMinutes(54));
        Assert.Equal(1, await UseAsync(role));
        _clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(2, await UseAsync(role));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-48)]
    public async Task A_clock_that_was_set_back_does_not_keep_credentials_that_have_ended(int hours)
    {
        var role = Role();
        await UseAsync(role);
        _clock.SetBy(TimeSpan.FromHours(hours));
        _clock.Pass(TimeSpan.FromMinutes(56));
        Assert.Equal(2, await UseAsync(role));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(48)]
    public async Task A_clock_that_is_ahead_asks_for_new_credentials_once_and_not_with_every_call(int hours)
    {
        var role = Role();
        await UseAsync(role);
        _clock.SetBy(TimeSpan.FromHours(hours));
        for (var call = 0; call < 100; call++)
        {
            await UseAsync(role);
        }

        Assert.Equal(2, await UseAsync(role));
    }

    [Fact]
    public async Task A_machine_that_slept_asks_for_new_credentials()
    {
        var role = Role();
        await UseAsync(role);
        // The monotonic clock stands still while the machine sleeps.
        _clock.SetBy(TimeSpan.FromHours(3));
        Assert.Equal(2, await UseAsync(role));
    }

    private AssumedRole Role() => new(
        _ =>
        {
            _assumed++;
            return Task.FromResult(new Credentials { AccessKeyId = "ASIASANDBOX000000001", SecretAccessKey = "secret", SessionToken = "token", Expiration = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        },
        _clock, s_goodFor);

    private async Task<int> UseAsync(AssumedRole role)
    {
        await role.GetCredentialsAsync();
        return _assumed;
    }

    /// <summary>A wall clock that can be set, and a monotonic one that cannot.</summary>
    private sealed class TwoClocks : TimeProvider
    {
        private DateTimeOffset _wall = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        private long _monotonic;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _wall;

        public override long GetTimestamp() => _monotonic;

        public void SetBy(TimeSpan by) => _wall += by;

        public void Pass(TimeSpan time)
        {
            _wall += time;
            _monotonic += time.Ticks;
        }
    }
}
