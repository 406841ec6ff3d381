namespace SecOpsConsole.Web;

/// <summary>One line for people in Development, JSON elsewhere: its formatter encodes control characters, so no input can forge a line.</summary>
internal static class ConsoleLogging
{
    public static void Configure(ILoggingBuilder logging, IHostEnvironment environment)
    {
        logging.ClearProviders();
        if (environment.IsDevelopment())
        {
            logging.AddSimpleConsole(console => console.SingleLine = true);
        }
        else
        {
            logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        }
    }

    /// <summary>The sandbox stands outside the host: it lives before the host is built and after it is gone.</summary>
    public static ILoggerFactory ForSandbox(WebApplicationBuilder builder) => LoggerFactory.Create(logging =>
    {
        logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        Configure(logging, builder.Environment);
    });
}
