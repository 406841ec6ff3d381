using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>A list whose rows can say more: what they hold is read from AWS row by row, and a failure stays in its row until somebody tries again.</summary>
public abstract class MacieDetailPanel<T, TDetail> : MaciePanel<T>
{
    private readonly Dictionary<string, AwsAnswer<TDetail>> _answers = [];
    private readonly HashSet<string> _reading = [];

    protected abstract Task<AwsAnswer<TDetail>> ReadOneAsync(string id, CancellationToken cancellationToken);

    /// <summary>Null until it was read.</summary>
    protected AwsAnswer<TDetail>? DetailOf(string id) => _answers.GetValueOrDefault(id);

    /// <summary>For a row that was opened.</summary>
    protected Task OpenDetailAsync(string id) => _answers.ContainsKey(id) ? Task.CompletedTask : ReadDetailAsync(id);

    /// <summary>For the button of a row that could not be read.</summary>
    protected Task RetryDetailAsync(string id)
    {
        _answers.Remove(id);
        return ReadDetailAsync(id);
    }

    protected async Task ReadDetailAsync(string id)
    {
        if (!_reading.Add(id))
        {
            return;
        }

        try
        {
            _answers[id] = await ReadOneAsync(id, Gone);
        }
        finally
        {
            _reading.Remove(id);
        }
    }
}
