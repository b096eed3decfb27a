var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "Commendation");

await app.RunAsync();
