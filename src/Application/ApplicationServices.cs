using Commendation.Application.Common;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Commendation.Application;

/// <summary>Registers the use cases.</summary>
public static class ApplicationServices
{
    /// <summary>Adds dispatch, the pipeline, every handler and every validator of this assembly. The ports are left to the caller.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        services.AddScoped<Access>();
        services.AddScoped<Lateness>();
        services.AddScoped<LateCarrier>();
        services.AddTransient(typeof(LateRunner<,>));
        services.AddTransient(typeof(JournalBehaviour<,>));
        services.AddScoped<CampaignOpener>();
        services.AddScoped<Nominations.PersonSearch>();
        services.AddScoped<Calendars.WorkingDaysOf>();
        services.AddScoped<Eligibility.TriedRules>();
        services.TryAddSingleton(new Verification.VerificationLimits());
        services.AddSingleton<Verification.VerificationGate>();
        services.AddScoped<RequestKey>();
        services.AddScoped<ActsDone>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TelemetryBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorisationBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(PassingFaultBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ReplayBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(KeepAnswerBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(JournalBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(IllustrativeBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(EvidenceBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(LateRecordingBehaviour<,>));
        services.Scan(scan => scan
            .FromAssemblyOf<IStore>()
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime());
        services.AddValidatorsFromAssemblyContaining<IStore>(ServiceLifetime.Singleton, includeInternalTypes: true);
        return services;
    }
}
